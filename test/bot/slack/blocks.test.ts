import { describe, expect, it } from "vitest";
import { slackMessage } from "../../../src/bot/slack/blocks.ts";
import { escapedWithin } from "../../../src/bot/slack/text.ts";
import type { Item, Message } from "../../../src/commands/index.ts";
import { blocksProblem } from "../../support/slack/check-blocks.ts";
import { SlackState } from "../../support/slack/state.ts";
import { textOf } from "../../support/slack/user.ts";

const state = new SlackState();
const { id } = state.addFile("a.png", Buffer.from("png"), "image/png");
const shown = (message: Message) => {
  const translated = slackMessage(message, () => id);
  expect(blocksProblem(translated.blocks as never, state)).toBeNull();
  return translated.blocks as { type: string }[];
};
const picture = { file: "key", alt: "A picture" };
const items = (count: number, more: Partial<Item> = {}): Item[] =>
  Array.from({ length: count }, (_, index) => ({ title: `Title ${index}`, text: `Text ${index}`, ...more }));

describe("messages as blocks", () => {
  it("stays within Slack's limits, whatever a message holds", () => {
    const buttons = Array.from({ length: 30 }, (_, index) => ({ label: "x".repeat(100), action: `a/b/${index}` }));
    const long: Message = {
      text: "<&>".repeat(4000),
      items: items(80, { picture }),
      buttons,
      story: { id: "1", title: "&".repeat(200) },
    };
    const blocks = shown(long);
    expect(blocks).toHaveLength(50);
    expect(textOf(blocks)).toContain("… and 34 more.");
    shown({
      text: "",
      items: items(3, { title: "t".repeat(2000), text: "<".repeat(4000) }),
      pictures: [{ ...picture, alt: "a".repeat(5000) }],
    });
  });

  it("puts items without pictures together and those with one beside it", () => {
    expect(shown({ text: "A list", items: items(20) })).toHaveLength(2);
    expect(shown({ text: "A list", items: items(20, { picture }) })).toHaveLength(21);
  });

  it("never cuts through an escaped character", () => {
    expect(escapedWithin("a<<<", 6)).toBe("a&lt;…");
    expect(escapedWithin("a<b", 10)).toBe("a&lt;b");
  });

  it("says a label of progress once", () => {
    const label = "Panel 2 of 4, step 3 of 25";
    expect(textOf(shown({ text: label, progress: { label, share: 0.31 } }))).toBe(
      `\n:hourglass_flowing_sand: ${label} 31 %`,
    );
  });
});
