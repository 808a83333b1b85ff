import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerView, HistoryView, PanelView, StoryView } from "../../../src/bot/web/page/api-types.ts";
import { launchBrowser } from "../../support/browser.ts";
import { Client, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let ann: Client;
let storyId: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [world, browser] = await Promise.all([webWorld({ stepMs: 10 }), launchBrowser()]);
  ann = new Client(world.url);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const story = () => ann.get<StoryView>(`/api/stories/${storyId}`);
const panel = async (index = 0): Promise<PanelView> => (await story()).panels[index]!;
const settled = () =>
  expect
    .poll(async () => (await story()).panels.every(({ status }) => status === "posted"), { timeout: 15_000 })
    .toBe(true);
const inThread = async () =>
  (await ann.get<HistoryView>("/api/messages")).messages.filter((message) => message.storyId === storyId);
const press = async (label: string, index = 0, values?: Record<string, string>) => {
  const { id, buttons } = await panel(index);
  const messageId = (await inThread()).find(({ panelId }) => panelId === id)!.id;
  const { action } = buttons.find((button) => button.label === label)!;
  const response = await ann.post("/api/actions", { action, messageId, values });
  return { status: response.status, ...((await response.json()) as AnswerView) };
};

describe("the buttons under a panel", () => {
  it("redraw it in the same message", async () => {
    const told = (await (
      await ann.post("/api/commands", { line: '/story a dog | Cat: "Miaow!" a cat sits seed: 3' })
    ).json()) as AnswerView;
    storyId = told.messages.at(-1)!.story!.id;
    await settled();
    const before = await panel();
    expect((await press("Redraw")).status).toBe(200);
    await settled();
    const after = await panel();
    expect(after.picture!.url).not.toBe(before.picture!.url);
    expect((await ann.fetch(after.picture!.url)).status).toBe(200);
    expect((await inThread()).filter(({ panelId }) => panelId === after.id)).toHaveLength(1);
  });

  it("ask for a text, and say in the answer what is wrong with it", async () => {
    const asked = await press("Edit prompt");
    expect(asked.form).toMatchObject({ title: "Panel 1", fields: [{ name: "text", value: "a dog" }] });
    const wrong = await press("Edit prompt", 0, { text: "@Zed barks" });
    expect(wrong).toMatchObject({ status: 422, error: expect.stringMatching(/Zed/) });
    expect((await press("Edit prompt", 0, { text: "a large dog" })).status).toBe(200);
    await settled();
    expect((await panel()).text).toBe("a large dog");
  });

  it("refuse what is not under the panel", async () => {
    const { id } = await panel();
    const messageId = (await inThread()).find(({ panelId }) => panelId === id)!.id;
    const { id: other } = await panel(1);
    const response = await ann.post("/api/actions", { action: `story/redraw/${other}`, messageId });
    expect(response.status).toBe(404);
  });
});

describe("the end of a story", () => {
  it("is the whole of it in one picture, with what was said", async () => {
    const ending = (await inThread()).filter(({ text }) => text.startsWith("The whole story"));
    expect(ending).toHaveLength(1);
    const { url, alt } = ending[0]!.pictures[0]!;
    expect(alt).toBe('a dog\nPanel 1: a dog\nPanel 2: Cat: "Miaow!" a cat sits');
    const bytes = Buffer.from(await (await ann.fetch(url)).arrayBuffer());
    const picture = await sharp(bytes).metadata();
    expect(picture).toMatchObject({ format: "jpeg", width: 2 * 512 + 3 * 24 });
    expect(picture.height).toBeGreaterThan(512 + 3 * 24);
    // Something is written under the second panel.
    const caption = { left: 512 + 2 * 24, top: picture.height! - 24 - 30, width: 200, height: 30 };
    const { channels } = await sharp(bytes).extract(caption).stats();
    expect(channels[0]!.min).toBeLessThan(128);
  });
});

describe("what is kept about a visitor", () => {
  it("is exported as a file that only they get", async () => {
    const asked = (await (await ann.post("/api/commands", { line: "/privacy" })).json()) as AnswerView;
    const { id: messageId, buttons } = asked.messages.at(-1)!;
    const exported = (await (
      await ann.post("/api/actions", { action: buttons[0]!.action, messageId })
    ).json()) as AnswerView;
    const [file] = exported.messages.at(-1)!.files;
    expect(file!.name).toBe("storymaker-1.zip");
    const zip = unzipSync(new Uint8Array(await (await ann.fetch(file!.url)).arrayBuffer()));
    expect(JSON.parse(Buffer.from(zip["data.json"]!).toString()).stories[0].script).toMatch(/^a dog/);
    expect((await new Client(world.url).fetch(file!.url)).status).toBe(404);
  });
});

describe("the page's thread", () => {
  it("says in a panel's form what is wrong, chooses a variation, and continues", { timeout: 40_000 }, async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${world.url}/#story=${storyId}`);
    const first = page.locator(".panel").first();
    const press = (name: string) => first.getByRole("button", { name, exact: true }).click();
    await press("Edit prompt");
    const form = page.getByRole("dialog", { name: "Panel 1" });
    await form.getByLabel("What happens").fill("@Zed runs");
    await form.getByRole("button", { name: "Draw it" }).click();
    await form.getByText(/Zed/).waitFor();
    await page.keyboard.press("Escape");

    await press("Variations");
    const choice = first.getByRole("group", { name: "Pictures to choose from" });
    await expect.poll(() => choice.locator("img").count(), { timeout: 15_000 }).toBe(4);
    const third = await choice.locator("img").nth(2).getAttribute("src");
    await press("Take 3");
    await choice.waitFor({ state: "detached" });
    expect(await first.locator("img").getAttribute("src")).toBe(third);

    await page.getByRole("button", { name: "Continue the story" }).click();
    const more = page.getByRole("dialog", { name: "Tell a story" });
    await more.getByLabel("Script").fill("a tree");
    await more.getByRole("button", { name: "Draw it" }).click();
    await expect.poll(() => page.locator(".panel.posted").count(), { timeout: 15_000 }).toBe(3);
  });
});
