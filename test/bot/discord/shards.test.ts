import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscordShards } from "../../../src/bot/discord/index.ts";
import type { Platform } from "../../../src/bot/platform.ts";
import { makeLog } from "../../../src/log.ts";
import type { BotProcessOptions } from "../../support/bot-process.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type FakeDiscord, fakeDiscord } from "../../support/discord/fake-discord.ts";
import { Member } from "../../support/discord/member.ts";
import { textOf } from "../../support/discord/use.ts";

process.env.LOG_LEVEL ??= "silent";
const program = fileURLToPath(new URL("../../support/bot-process.ts", import.meta.url));

let database: TestDatabase;
let discord: FakeDiscord;
let shards: Platform | null;
beforeAll(async () => {
  database = await testDatabase();
  discord = await fakeDiscord();
});
afterAll(async () => {
  await shards?.close();
  await discord.close();
  await database.close();
});

const start = (): Promise<Platform | null> => {
  const key = Buffer.from(database.encryptionKey).toString("base64");
  const { databaseUrl, dataFolder } = database;
  const options: BotProcessOptions = { platform: "discord", api: discord.api, databaseUrl, dataFolder, key };
  const log = makeLog("test");
  const args = [JSON.stringify(options)];
  return startDiscordShards({ ...{ token: "token", shards: "auto", program, args, log }, api: discord.api });
};

describe("Discord in several processes", () => {
  it("is not needed where Discord recommends one", async () => {
    expect(await start()).toBeNull();
  });

  it("has as many as Discord recommends, each with its guilds, and commands registered once", async () => {
    discord.state.shards = 2;
    shards = await start();
    expect(discord.state.gateway.logins).toEqual(["identify", "identify"]);
    const other = String(BigInt(discord.guildId) + (1n << 22n));
    discord.addGuild(other);
    for (const guildId of [discord.guildId, other]) {
      const member = new Member(discord, "Ann", { guildId });
      expect(textOf(await member.command("help").answer())).toMatch(/Add characters from photos/);
    }
    expect(discord.state.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });
});
