import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSlack } from "../../../src/bot/slack/index.ts";
import type { Commands } from "../../../src/commands/index.ts";
import { makeLog } from "../../../src/log.ts";
import { signedRequest } from "../../support/slack/http.ts";
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
    const forged = await signedRequest(world.bot.slack.address, "slash_commands", payload, "another secret");
    expect(forged.status).toBe(401);
    expect(world.state.ephemerals).toHaveLength(before);
  });

  it("says which token is wrong and where the right one is", async () => {
    const options = {
      ...{ library: world.library, queues: world.bot.queues, commands: {} as Commands, log: makeLog("test") },
      ...{ access: { botToken: "xoxb-test" }, connection: { appToken: "xapp-test" }, apiUrl: world.slack.apiUrl },
    };
    await expect(startSlack({ ...options, access: { botToken: "xoxb-wrong" } })).rejects.toThrow(
      /does not accept SLACK_BOT_TOKEN/,
    );
    await expect(startSlack({ ...options, connection: { appToken: "xapp-wrong" } })).rejects.toThrow(
      /connections:write/,
    );
    const port = Number(new URL(world.bot.slack.address).port);
    const taken = { signingSecret: "s", host: "127.0.0.1", port };
    await expect(startSlack({ ...options, connection: taken })).rejects.toThrow(/Set SLACK_PORT/);
  });
});

describe("an app that many workspaces install", () => {
  it("keeps each workspace's token, encrypted, and works there until it is removed", async () => {
    const connection = { signingSecret: "signing-secret", host: "127.0.0.1", port: 0 };
    const access = { clientId: "client", clientSecret: "client-secret" };
    const many = await slackWorld({ worker: false, connection, access });
    try {
      const { origin, href } = new URL(many.bot.slack.address);
      many.slack.requestUrl = `${origin}/slack/events`;
      const begun = await fetch(href, { redirect: "manual" });
      const authorize = new URL(begun.headers.get("location")!);
      expect(authorize.searchParams.get("scope")?.split(",")).toContain("chat:write");
      const cookie = begun.headers.getSetCookie()[0]!.split(";")[0]!;
      const back = `${origin}/slack/oauth_redirect?code=code&state=${authorize.searchParams.get("state")}`;
      expect((await fetch(back)).status).toBe(400);
      expect((await fetch(back, { headers: { cookie } })).status).toBe(200);

      const ann = many.user();
      await ann.type("/character list", "T2");
      await ann.message("There are no characters here yet.");
      const app = await many.library.servers.findOrCreate({ platform: "slack", platformId: "app", name: "x" });
      expect(JSON.stringify(await many.library.settings.all(app.id))).not.toContain("xoxb");
      const posted = many.state.channels.get("C1")!.messages.length;
      await ann.type("/character list", "T3");
      await many.slack.send("events_api", {
        ...{ type: "event_callback", team_id: "T2" },
        event: { type: "tokens_revoked", tokens: { bot: ["UBOT"], oauth: [] } },
      });
      await expect.poll(() => many.library.settings.get(app.id, "installation T2")).toBeNull();
      await ann.type("/character list", "T2");
      expect(many.state.channels.get("C1")!.messages).toHaveLength(posted);
    } finally {
      await many.close();
    }
  });
});
