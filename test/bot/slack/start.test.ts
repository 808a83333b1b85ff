import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSlack } from "../../../src/bot/slack/index.ts";
import type { Commands } from "../../../src/commands/index.ts";
import { makeLog } from "../../../src/log.ts";
import { type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  const connection = { signingSecret: "signing-secret", host: "127.0.0.1", port: 0 };
  world = await slackWorld({ worker: false, connection });
  world.slack.requestUrl = world.bot.slack.address;
});
afterAll(() => world.close());

describe("starting on Slack", () => {
  it("takes signed requests, and refuses one that Slack has not signed", async () => {
    const ann = world.user();
    await ann.type("/help");
    await ann.whisper("Add characters from photos");
    await ann.open("/story");
    const before = world.state.ephemerals.length;
    const payload = { command: "/help", text: "", team_id: "T1", user_id: "UANN", channel_id: "C1" };
    const forged = await world.slack.request(world.bot.slack.address, "slash_commands", payload, "another secret");
    expect(forged.status).toBe(401);
    expect(world.state.ephemerals).toHaveLength(before);
  });

  it("says which token is wrong and where the right one is", async () => {
    const options = {
      ...{ library: world.library, queues: world.bot.queues, commands: {} as Commands, log: makeLog("test") },
      ...{ botToken: "xoxb-test", connection: { appToken: "xapp-test" }, apiUrl: world.slack.apiUrl },
    };
    await expect(startSlack({ ...options, botToken: "xoxb-wrong" })).rejects.toThrow(/does not accept SLACK_BOT_TOKEN/);
    await expect(startSlack({ ...options, connection: { appToken: "xapp-wrong" } })).rejects.toThrow(
      /connections:write/,
    );
    const port = Number(new URL(world.bot.slack.address).port);
    const taken = { signingSecret: "s", host: "127.0.0.1", port };
    await expect(startSlack({ ...options, connection: taken })).rejects.toThrow(/Set SLACK_PORT/);
  });
});
