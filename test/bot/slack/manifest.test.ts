import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { scopes } from "../../../src/bot/slack/scopes.ts";
import { defineCommands, fromPicture } from "../../../src/commands/index.ts";

const file = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
const manifest = parse(file("slack-manifest.yaml")) as {
  features: {
    slash_commands: { command: string; description: string; usage_hint?: string }[];
    shortcuts: { callback_id: string; name: string; type: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: Record<string, unknown>;
};
const definitions = defineCommands({ sizes: { square: { width: 64, height: 64 } } });

describe("the Slack app's manifest", () => {
  it("has every command, with the description of its definition", () => {
    const { slash_commands: slash } = manifest.features;
    const names = new Set(definitions.map(({ name }) => `/${name.split(" ")[0]}`));
    expect(slash.map(({ command }) => command).sort()).toEqual([...names].sort());
    for (const { command, description, usage_hint } of slash) {
      const alone = definitions.find(({ name }) => `/${name}` === command);
      if (alone) expect(description).toBe(alone.description);
      expect(description.length).toBeLessThanOrEqual(2000);
      for (const { name } of definitions.filter(({ name }) => `/${name}`.startsWith(`${command} `)))
        expect(usage_hint ?? "").toContain(name.split(" ")[1]);
    }
  });

  it("asks for the scopes that the bot needs, each of which docs/slack.md explains", () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(scopes).sort());
    for (const scope of Object.keys(scopes)) expect(file("docs/slack.md")).toContain(`\`${scope}\``);
  });

  it("has the shortcut, interactivity, events and Socket Mode", () => {
    expect(manifest.features.shortcuts).toMatchObject([
      { callback_id: fromPicture.id, description: fromPicture.description, type: "message" },
    ]);
    expect(manifest.settings).toMatchObject({
      interactivity: { is_enabled: true },
      event_subscriptions: { bot_events: ["app_uninstalled", "tokens_revoked"] },
      socket_mode_enabled: true,
    });
  });
});
