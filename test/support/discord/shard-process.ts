/** A bot with nothing but Discord, as a process that discord.js's sharding manager starts. */
import { startDiscord } from "../../../src/bot/discord/index.ts";
import { openCommands } from "../../../src/commands/index.ts";
import { openQueues, untilTold } from "../../../src/jobs/index.ts";
import { openLibrary } from "../../../src/library/index.ts";
import { makeLog } from "../../../src/log.ts";

export interface ShardProcessOptions {
  databaseUrl: string;
  dataFolder: string;
  /** Base64. */
  key: string;
  api: string;
}

const { databaseUrl, dataFolder, key, api } = JSON.parse(process.argv[2] ?? "") as ShardProcessOptions;
const log = makeLog("shard");
const encryptionKey = new Uint8Array(Buffer.from(key, "base64"));
const library = await openLibrary({ databaseUrl, dataFolder, encryptionKey });
const queues = await openQueues({ databaseUrl, library, log });
const commands = openCommands({
  ...{ library, queues, log },
  checkPhoto: async () => {},
  drawing: {
    defaults: { pack: "storybook", steps: 4, guidanceScale: 5, identityScale: 0.8 },
    sizes: { square: { width: 256, height: 256 } },
    exactPoses: false,
  },
});
const bot = await startDiscord({ ...{ library, queues, commands, log, api }, token: "token" });
await untilTold();
await bot.close();
await commands.close();
await queues.close();
await library.close();
process.exit(0);
