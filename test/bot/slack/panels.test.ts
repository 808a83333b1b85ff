import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../support/slack/user.ts";
import { panelsOf, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

describe("panels in Slack", () => {
  it("show what people wrote as they wrote it, and mention nobody", async () => {
    const ann = world.user();
    await ann.type('/story "<!channel> & <@UBEN>" a robot sleeps | a robot waves');
    await ann.message("The whole story");
    const all = world.state.channels.get("C1")!.messages;
    const [panel] = panelsOf(world, all[0]!);
    expect(textOf(panel!.blocks)).toContain("&lt;!channel&gt; &amp; &lt;@UBEN&gt;");
    for (const { text, blocks } of all) expect(text + textOf(blocks)).not.toMatch(/<[@!#h]/);
  });

  it("carry the number of their take, and tell the person who asks what they were drawn from", async () => {
    const ann = world.user();
    const panel = await ann.message("Panel 2: a robot waves");
    expect(panel.metadata?.event_payload).toMatchObject({ take: 1 });
    await ann.press(panel, "Info");
    const info = await ann.whisper("Panel 2");
    expect(textOf(info.blocks)).toMatch(/Prompt.*robot/s);
  });
});
