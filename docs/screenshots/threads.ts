/**
 * Pictures of a story's thread, as the data of its messages would show it on Discord and on Slack.
 *
 *   node docs/screenshots/threads.ts
 *
 * The bot and the storybook pack tell a story on the loopback platforms of the tests. What the bot sent there is made into a
 * page of our own, in the likeness of each platform's program, and Chromium takes its picture.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { botWorld } from "../../test/support/bot-world.ts";
import { launchBrowser } from "../../test/support/browser.ts";
import { fakeDiscord } from "../../test/support/discord/fake-discord.ts";
import { Member } from "../../test/support/discord/member.ts";
import { textOf as discordText } from "../../test/support/discord/use.ts";
import { SlackServer } from "../../test/support/slack/server.ts";
import { SlackUser } from "../../test/support/slack/user.ts";
import { discordPage } from "./discord-page.ts";
import { slackPage } from "./slack-page.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const models = here("../../models");
const characters = [
  { name: "Ada", kind: "woman", file: "astronaut.jpg" },
  { name: "Merlin", kind: "old wizard", file: "wizard.png" },
];
const script = [
  "Ada waves in the park",
  '[night] Ada looks at the stars on the moon "So quiet up here."',
  'Merlin (left) waves at Ada (right) in the forest Merlin: "Welcome back!"',
  "[sunset] Ada and Merlin stand on the beach",
].join("\n");
const seed = 25;
const keepLooks = "Keep looks only";
const sample = (file: string) => readFile(here(`../../samples/${file}`));

async function until<Found>(look: () => Found | undefined | false): Promise<Found> {
  for (;;) {
    const found = look();
    if (found) return found;
    await sleep(200);
  }
}

async function onDiscord(): Promise<string> {
  const discord = await fakeDiscord();
  const world = await botWorld({ platform: "discord", api: discord.api }, { models });
  const ann = new Member(discord, "Ann");
  for (const { name, kind, file } of characters) {
    const photo1 = { name: file, bytes: await sample(file) };
    const answer = await ann.command("character add", { name, kind, consent: true, photo1 }).answer();
    await until(() => / is ready|No face/u.test(discordText(answer)));
    if (discordText(answer).includes("No face")) ann.press(answer, keepLooks);
    await until(() => discordText(answer).includes(" is ready"));
  }
  const header = await ann.command("story", { script, seed }).answer();
  await until(() => discord.messagesIn(header.id).some((message) => discordText(message).includes("The whole story")));
  const page = discordPage({ channel: "stories", asked: "Ann", header, thread: discord.messagesIn(header.id) });
  await world.close();
  await discord.close();
  return page;
}

async function onSlack(): Promise<string> {
  const slack = new SlackServer();
  await slack.start();
  const world = await botWorld({ platform: "slack", api: slack.apiUrl }, { models });
  const ann = new SlackUser(slack, "UANN", "C1");
  for (const { name, kind, file } of characters) {
    const view = await ann.open("/character add");
    await ann.submit(view, { name, kind, consent: true, photos: [ann.upload(file, await sample(file))] });
    const answer = await Promise.race([ann.whisper(`${name} is ready`), ann.whisper(`photo of ${name}`)]);
    if (answer.text.includes("No face")) await ann.press(answer, keepLooks);
    await ann.whisper(`${name} is ready`);
  }
  await ann.submit(await ann.open("/story"), { script, seed: String(seed) });
  const header = await ann.message("Ann tells a story");
  const thread = () => slack.state.thread("C1", header.ts);
  await until(() => thread().some(({ text }) => text.includes("The whole story")));
  const page = slackPage({ channel: "stories", header, thread: thread(), files: slack.state.files });
  await world.close();
  await slack.close();
  return page;
}

const browser = await launchBrowser();
for (const [name, makePage] of [
  ["discord-thread", onDiscord],
  ["slack-thread", onSlack],
] as const) {
  const page = await browser.newPage({ viewport: { width: 720, height: 400 }, deviceScaleFactor: 1.5 });
  await page.setContent(await makePage(), { waitUntil: "load" });
  const picture = await page.screenshot({ fullPage: true });
  await sharp(picture)
    .png({ palette: true })
    .toFile(here(`${name}.png`));
  console.log(`docs/screenshots/${name}.png`);
}
await browser.close();
process.exit(0);
