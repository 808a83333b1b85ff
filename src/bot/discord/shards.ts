import { REST, type RESTGetAPIGatewayBotResult, Routes, ShardingManager } from "discord.js";
import type { Logger } from "../../log.ts";
import type { Platform } from "../platform.ts";
import { inviteLink } from "./permissions.ts";

export interface ShardsOptions {
  token: string;
  /** How many; "auto" asks Discord. */
  shards: number | "auto";
  /** A file that Node runs, and its arguments: a bot with nothing but Discord. */
  program: string;
  args: string[];
  log: Logger;
  /** Where the API answers, if not at discord.com. */
  api?: string;
}

/** Milliseconds in which as many shards may log in as Discord says (max_concurrency), and a little more. */
const loginWindow = 5500;

/**
 * Discord over several processes, each with a part of the guilds: discord.js's manager starts them, again when they die.
 * @returns null where one process is enough
 */
export async function startDiscordShards({
  token,
  shards,
  program,
  args,
  log,
  api,
}: ShardsOptions): Promise<Platform | null> {
  const rest = new REST(api ? { api } : {}).setToken(token);
  const gateway = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  const count = shards === "auto" ? gateway.shards : shards;
  if (count === 1) return null;
  const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
  const manager = new ShardingManager(program, { token, totalShards: count, shardArgs: args });
  manager.on("shardCreate", (shard) => {
    shard.on("death", () => manager.respawn && log.warn({ shard: shard.id }, "a shard ended; another is started"));
    shard.on("error", (error) => log.warn({ err: error, shard: shard.id }, "a shard"));
  });
  await manager.spawn({ delay: loginWindow / gateway.session_start_limit.max_concurrency });
  log.info({ shards: count }, "on Discord with several processes");
  return {
    name: "discord",
    address: inviteLink(id),
    async close() {
      manager.respawn = false;
      const ended = manager.shards.map(({ process: child }) => new Promise((resolve) => child?.once("exit", resolve)));
      for (const shard of manager.shards.values()) shard.kill();
      await Promise.all(ended);
    },
  };
}
