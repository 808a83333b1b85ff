import { fileURLToPath } from "node:url";
import type { StartPlatform } from "../bot/platform.ts";
import type { Config } from "../config.ts";

/** Whether discord.js's sharding manager started this process: it serves its part of Discord and nothing else. */
export const isShard = (): boolean => process.env.SHARDING_MANAGER !== undefined;

/** Discord, where a token is configured: in this process, or in several where it has very many servers. */
export function discordPlatforms({ discordToken: token, shards }: Config): StartPlatform[] {
  if (!token) return [];
  const program = fileURLToPath(new URL("../cli.ts", import.meta.url));
  return [
    async (services) => {
      // Loaded here: who only wants the page need not wait for it.
      const { startDiscord, startDiscordShards } = await import("../bot/discord/index.ts");
      const several = { token, shards, program, args: ["bot"], log: services.log };
      return (isShard() ? null : await startDiscordShards(several)) ?? startDiscord({ ...services, token });
    },
  ];
}
