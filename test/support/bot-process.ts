/**
 * A bot on one platform and nothing else, as a process of its own: to be killed in tests, or started by discord.js's
 * sharding manager. Its options are JSON in its first argument.
 */
import path from "node:path";
import { startDiscord } from "../../src/bot/discord/index.ts";
import type { Platform, PlatformServices } from "../../src/bot/platform.ts";
import { startSlack } from "../../src/bot/slack/index.ts";
import { openCommands } from "../../src/commands/index.ts";
import { openQueues, untilTold } from "../../src/jobs/index.ts";
import { openLibrary } from "../../src/library/index.ts";
import { makeLog } from "../../src/log.ts";
import { readPack } from "../../src/pipeline/index.ts";
import { pictureSizes } from "../../src/processes/picture-sizes.ts";

export interface BotProcessOptions {
  platform: "discord" | "slack";
  /** Where the loopback platform's API answers. */
  api: string;
  databaseUrl: string;
  dataFolder: string;
  /** Base64. */
  key: string;
  /** A folder of models: stories are told as its storybook pack draws. Without one they are small. */
  models?: string;
}

const { platform, api, databaseUrl, dataFolder, key, models } = JSON.parse(process.argv[2] ?? "") as BotProcessOptions;
const quick = { defaults: { steps: 4, guidanceScale: 5, width: 256, height: 256 } };
const pack = models ? readPack(path.join(models, "storybook")) : quick;
const { steps, guidanceScale } = pack.defaults;
const log = makeLog("bot");
const encryptionKey = new Uint8Array(Buffer.from(key, "base64"));
const library = await openLibrary({ databaseUrl, dataFolder, encryptionKey });
const queues = await openQueues({ databaseUrl, library, log });
const commands = openCommands({
  ...{ library, queues, log },
  checkPhoto: async () => {},
  drawing: {
    defaults: { pack: "storybook", identityScale: 1, steps, guidanceScale },
    ...pictureSizes(pack),
    exactPoses: false,
  },
});

function start(services: PlatformServices): Promise<Platform> {
  if (platform === "discord") return startDiscord({ ...services, token: "token", api });
  const access = { botToken: "xoxb-test" };
  return startSlack({ ...services, access, connection: { appToken: "xapp-test" }, apiUrl: api });
}

const bot = await start({ library, queues, commands, log });
process.send?.({ ready: true });
await untilTold();
await bot.close();
await commands.close();
await queues.close();
await library.close();
process.exit(0);
