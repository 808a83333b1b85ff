import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandData } from "../../src/bot/discord/command-data.ts";
import { render } from "../../src/bot/discord/render.ts";
import { escapeText } from "../../src/bot/discord/text.ts";
import { slackMessage } from "../../src/bot/slack/blocks.ts";
import { commandModal } from "../../src/bot/slack/forms.ts";
import { escapeText as escapeForSlack } from "../../src/bot/slack/text.ts";
import { defineCommands, type Language, languages, longestLabel, textsIn } from "../../src/commands/index.ts";
import { en } from "../../src/commands/texts/en.ts";
import { type Key, say } from "../../src/commands/texts/index.ts";
import { openApiCheck } from "../support/discord/openapi.ts";
import { allComponents } from "../support/discord/rules.ts";
import { viewProblem } from "../support/slack/check-blocks.ts";
import { textOf } from "../support/slack/user.ts";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

const square = { width: 64, height: 64 };
const definitionsIn = (language: Language) =>
  defineCommands({ sizes: { square, wide: square, tall: square } }, language);

describe.each(languages)("what is said in %s fits every platform without being cut:", (language) => {
  const t = textsIn(language);
  const sayKey = (key: string) =>
    say(
      (t) => (t as (key: Key, values: object) => string)(key as Key, { name: "x".repeat(32), number: 4, panel: 12 }),
      t,
    );

  it("descriptions and choices", () => {
    for (const { description, options } of definitionsIn(language)) {
      expect(description.length, description).toBeLessThanOrEqual(100);
      for (const option of Object.values(options)) {
        const most = option.type === "boolean" ? 75 : 100;
        expect(option.description.length, option.description).toBeLessThanOrEqual(most);
        if (option.type === "choice")
          for (const { label } of option.choices) expect(label.length, label).toBeLessThanOrEqual(75);
      }
    }
  });

  it("buttons, the menu of messages, and forms with their fields", () => {
    expect(t("menu.from-picture").length).toBeLessThanOrEqual(32);
    for (const key of Object.keys(en).filter((key) => key.includes(".button.")))
      expect(sayKey(key).length, key).toBeLessThanOrEqual(75);
    for (const key of ["rename.title", "rename.submit", "panel.title", "edit.submit"])
      expect(sayKey(key).length, key).toBeLessThanOrEqual(24);
    for (const key of ["rename.field", "edit.field"]) expect(sayKey(key).length, key).toBeLessThanOrEqual(longestLabel);
  });

  it("commands as forms on Slack", () => {
    const metadata = { channelId: "C1", threadTs: null, responseUrl: null, pressed: null, command: null, action: null };
    for (const command of definitionsIn(language)) {
      const view = commandModal(command, {}, metadata, language);
      expect(viewProblem(view as unknown as Parameters<typeof viewProblem>[0])).toBeNull();
      expect(JSON.stringify(view).replaceAll("/story", "")).not.toContain('…"');
    }
  });
});

it("Discord takes the registration: descriptions and choices in its locales, names the same everywhere", () => {
  const registered = commandData(definitionsIn);
  const path = "/applications/1/commands";
  expect(openApiCheck()("PUT", path, new URLSearchParams(), registered)).toBeNull();
  for (const command of registered) expect(lengthOf(command), command.name).toBeLessThanOrEqual(8000);
  const written = JSON.stringify(registered);
  expect(written).not.toContain('…"');
  const story = registered.find(({ name }) => name === "story") as unknown as Described;
  expect(story.description).toBe("Draws a story, panel by panel, in a thread.");
  expect(story.description_localizations).toEqual({
    de: textsIn("de")("story.description"),
    "es-ES": textsIn("es")("story.description"),
    "es-419": textsIn("es")("story.description"),
  });
  const style = story.options!.find(({ name }) => name === "style")!;
  expect(style.name_localizations).toBeUndefined();
  expect(style.choices![1]).toEqual({
    ...{ name: "Watercolour", value: "watercolour" },
    name_localizations: { de: "Aquarell", "es-ES": "Acuarela", "es-419": "Acuarela" },
  });
});

interface Described {
  name: string;
  description?: string;
  name_localizations?: Record<string, string>;
  description_localizations?: Record<string, string>;
  options?: Described[];
  choices?: { name: string; value: string; name_localizations?: Record<string, string> }[];
}

/** As Discord counts: of every text its longest language. */
function lengthOf(command: object): number {
  const { name, description = "", options = [], choices = [], ...localised } = command as Described;
  const longest = (text: string, others: Record<string, string> = {}) =>
    Math.max(...[text, ...Object.values(others)].map(({ length }) => length));
  return [
    ...[longest(name, localised.name_localizations), longest(description, localised.description_localizations)],
    ...options.map(lengthOf),
    ...choices.map((choice) => longest(choice.name, choice.name_localizations) + choice.value.length),
  ].reduce((sum, length) => sum + length, 0);
}

describe("help is said whole", () => {
  let test: TestCommands;
  beforeAll(async () => {
    test = await testCommands();
  });
  afterAll(() => test.close());

  it.each(languages)("in %s, on Discord and on Slack", async (language) => {
    for (const about of ["", ...test.commands.definitions.map(({ name }) => name)]) {
      const recorder = new Recorder();
      await test.commands.runLine(test.context({ locale: language }, recorder), `/help ${about}`);
      const message = recorder.last;
      const parts = [message.text, ...message.items!.flatMap(({ title, text }) => [title, text])];
      const { body } = await render(message, async () => new Uint8Array());
      const onDiscord = allComponents(body.components as Parameters<typeof allComponents>[0])
        .flatMap(({ content }) => content ?? [])
        .join("\n");
      const onSlack = textOf(slackMessage(message, () => undefined).blocks as unknown as Parameters<typeof textOf>[0]);
      for (const part of parts) {
        expect(onDiscord).toContain(escapeText(part));
        expect(onSlack).toContain(escapeForSlack(part));
      }
    }
  });
});
