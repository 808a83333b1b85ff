import { expect, it } from "vitest";
import { botWorld } from "../../support/bot-world.ts";
import { SlackServer } from "../../support/slack/server.ts";
import { buttonsOf, SlackUser, textOf } from "../../support/slack/user.ts";

it("a story of one panel, whose bot is killed before it had shown that it is over, shows that and loses its Cancel", async () => {
  const slack = new SlackServer();
  await slack.start();
  const bot = await botWorld({ platform: "slack", api: slack.apiUrl });
  const killed = new Promise<void>((resolve, reject) => {
    const met = () => void bot.kill().then(resolve, reject);
    slack.fail("chat.update", { status: 500, done: false, holds: "The story is complete.", met });
  });
  const ann = new SlackUser(slack, "UANN", "C1");
  await ann.type("/story a robot waves");
  const first = await ann.message("Ann tells a story in one panel.");
  await killed;
  const [progress] = slack.state.thread("C1", first.ts);
  // Its job is taken from a process only after it has been silent for some time.
  const patience = { timeout: 45_000 };
  await expect.poll(() => textOf(progress!.blocks), patience).toContain("The story is complete.");
  for (const over of [progress!, first]) await expect.poll(() => [...buttonsOf(over.blocks).keys()]).toEqual([]);
  await bot.close();
  await slack.close();
});
