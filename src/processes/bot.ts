import path from "node:path";
import { type Bot, startBot } from "../bot/bot.ts";
import { startWeb } from "../bot/web/index.ts";
import { openCommands } from "../commands/index.ts";
import type { Config } from "../config.ts";
import { openQueues } from "../jobs/index.ts";
import { openLibrary, startDatabase } from "../library/index.ts";
import { makeLog } from "../log.ts";
import { readPack, requireNetworks } from "../pipeline/pack.ts";
import { checkPhoto } from "../pipeline/photo/check.ts";
import { discordPlatforms, isShard } from "./discord.ts";
import { pictureSizes } from "./picture-sizes.ts";
import { slackPlatforms } from "./slack.ts";

export interface BotProcess {
  readonly platforms: Bot["platforms"];
  close(): Promise<void>;
}

/**
 * The bot: every platform, the commands, and a database if none is configured. It reads what the pack says of itself,
 * never its networks.
 */
export async function runBot(config: Config): Promise<BotProcess> {
  const log = makeLog("bot");
  const pack = readPack(path.join(config.modelsFolder, config.pack));
  requireNetworks(pack);
  const { steps, guidanceScale } = pack.defaults;
  const database = await startDatabase(config, (message) => log.info(message));
  const library = await openLibrary({ ...database, dataFolder: config.dataFolder });
  const orphans = await library.files.removeOrphans();
  if (orphans > 0) log.info({ orphans }, "removed files that no row names");
  const queues = await openQueues({ databaseUrl: database.databaseUrl, library });
  const commands = openCommands({
    library,
    queues,
    drawing: {
      defaults: {
        pack: pack.name,
        steps,
        guidanceScale,
        identityScale: pack.identityScale,
        negativePrompt: pack.negativePrompt,
      },
      ...pictureSizes(pack),
      exactPoses: pack.controlNet !== undefined,
    },
    checkPhoto,
    log,
  });
  const closeAll = async () => {
    await commands.close();
    await queues.close();
    await library.close();
    await database.close();
  };
  try {
    const { host, port } = config;
    const web = (services: Parameters<typeof startBot>[0]) => startWeb({ ...services, host, port });
    const everywhere = isShard() ? [] : [web, ...slackPlatforms(config)];
    const bot = await startBot({ library, queues, commands, log }, [...everywhere, ...discordPlatforms(config)]);
    return {
      platforms: bot.platforms,
      close: async () => {
        await bot.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
