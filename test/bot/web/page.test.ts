import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../support/browser.ts";
import { photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([webWorld({ stepMs: 120, steps: 6 }), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(world.url);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const say = async (line: string): Promise<void> => {
  const message = page.getByRole("combobox", { name: "Message" });
  await message.fill(line);
  await message.press("Enter");
};
const button = (name: string, within: Page | Locator = page) => within.getByRole("button", { name, exact: true });
const thread = () => page.getByRole("complementary", { name: "Story" });
const posted = () => thread().locator(".panel.posted").count();

/** In the order of the journey: each goes on where the one before stopped. */
describe("the page", () => {
  it("adds a character from a photo in a form, after consent", async () => {
    await button("Add your first character").click();
    const form = page.getByRole("dialog", { name: "Add a character" });
    await form.locator("input[name=photos]").setInputFiles({ name: "ada.png", mimeType: "image/png", buffer: photo() });
    await form.getByRole("img", { name: "ada.png" }).waitFor();
    await form.getByLabel("Name").fill("Ada");
    await button("woman", form).click();
    await button("Send", form).click();
    await button("I have the right to use this photo").click();
    await page.getByText("Ada is ready").waitFor();
    await page.getByRole("img", { name: "What was cut out for Ada" }).waitFor();
    const inCast = page.getByRole("region", { name: "Characters" }).getByRole("button", { name: /Ada/ });
    await expect
      .poll(() => inCast.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBe(200);
  });

  it("keeps the form open with what is wrong, and takes a photo that is dropped", async () => {
    await page.locator(".chat").evaluate(
      (place, bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
        place.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      [...photo("#aa5533")],
    );
    const form = page.getByRole("dialog", { name: "Add a character" });
    await form.getByRole("img", { name: "dropped.png" }).waitFor();
    await form.getByLabel("Name").fill("ada");
    await button("Send", form).click();
    await form.getByText("There is a character called Ada already").waitFor();
    await form.getByLabel("Name").fill("Ben");
    await form.getByLabel(/I have the right/).check();
    await button("Send", form).click();
    await page.getByText("Ben is ready").waitFor();
    problems.splice(0, Number.POSITIVE_INFINITY, ...problems.filter((problem) => !problem.includes("422")));
  });

  it("offers commands behind a slash and characters behind an @", async () => {
    const message = page.getByRole("combobox", { name: "Message" });
    await message.fill("/");
    await page.getByRole("option", { name: /character list/ }).waitFor();
    await message.press("ArrowDown");
    await message.press("Enter");
    expect(await message.inputValue()).toBe("/character list");
    await message.press("Enter");
    await page.getByText("2 characters on this server.").waitFor();
    await message.fill("@b");
    await page.getByRole("option", { name: /Ben/ }).click();
    expect(await message.inputValue()).toBe("@Ben ");
  });

  it("tells a story whose panels arrive one by one", async () => {
    await say('Ada waters the plants | Ben: "Not again!" runs in | Ada and Ben drink tea');
    await button("Open the story").click();
    await thread().getByRole("heading", { name: "Ada waters the plants" }).waitFor();
    await thread()
      .getByText(/Panel 1 of 3 · step \d of 6/)
      .waitFor();
    await expect.poll(posted, { timeout: 15_000 }).toBeGreaterThan(0);
    await thread()
      .getByText(/Panel [23] of 3.*left|almost there/)
      .waitFor();
    await expect.poll(posted, { timeout: 15_000 }).toBe(3);
    const pictures = thread().locator(".panel img");
    expect(await pictures.nth(1).getAttribute("alt")).toBe('Panel 2: Ben: "Not again!" runs in');
    await expect
      .poll(() => pictures.nth(2).evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBe(256);
    expect(await thread().locator(".panel q").textContent()).toBe("Not again!");
    expect(await button("Cancel", thread()).count()).toBe(0);
  });

  it("opens panels large, goes on with arrows, saves them", async () => {
    await button("Open panel 1 large").click();
    const large = page.getByRole("dialog", { name: "Panel" });
    await large.getByText("Panel 1 of 3").waitFor();
    await page.keyboard.press("ArrowRight");
    await large.getByText("Panel 2 of 3").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      large.getByRole("link", { name: "Save panel 2" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Ada-waters-the-plants-2.png");
    await page.keyboard.press("Escape");
    await large.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Open panel 1 large");
  });

  const cancelled = /Cancelled\. (\d+) of 12 panels drawn\./u;
  it("cancels a story, and keeps what is drawn", async () => {
    await button("Close the story").click();
    // Many, so that some are left to cancel however slow the machine is.
    await say(["Ada reads", ...Array.from({ length: 11 }, (_, page) => `Ada reads on ${page}`)].join(" | "));
    await button("Open the story", page.locator(".story-card", { hasText: "Ada reads" })).click();
    await expect.poll(posted, { timeout: 15_000 }).toBeGreaterThan(0);
    await button("Cancel", thread()).click();
    const over = await thread().getByText(cancelled).textContent();
    expect(await thread().locator(".panel.cancelled").count()).toBe(12 - Number(cancelled.exec(over ?? "")?.[1]));
    await thread()
      .getByText(/The story was cancelled/)
      .waitFor();
  });

  it("shows the same after a reload", async () => {
    const before = await page.locator(".messages").textContent();
    await page.reload();
    await expect.poll(() => page.locator(".messages").textContent(), { timeout: 15_000 }).toBe(before);
    await thread().getByText(cancelled).waitFor();
  });

  it("says what is wrong with a command, and keeps the text", async () => {
    await say("/storie Ada waves");
    await page.getByRole("alert").getByText("Did you mean /story?").waitFor();
    expect(await page.getByRole("combobox", { name: "Message" }).inputValue()).toBe("/storie Ada waves");
    await button("Dismiss").click();
    problems.splice(0, Number.POSITIVE_INFINITY, ...problems.filter((problem) => !problem.includes("422")));
  });

  it("says that the connection is lost, comes back by itself, and misses nothing", { timeout: 40_000 }, async () => {
    expect(problems).toEqual([]);
    await world.stop();
    await page.getByText("Connection lost").waitFor();
    await world.restart();
    await page.getByText("Connection lost").waitFor({ state: "hidden" });
    await say("/help story");
    await page.getByText("/story script").first().waitFor();
    expect(await page.locator(".story-card").count()).toBe(2);
  });

  it("changes the visitor's name, which stays", async () => {
    await button(await page.locator(".who").getAttribute("aria-label").then(String)).click();
    await page.getByRole("textbox", { name: "Your name" }).fill("  Uma  ");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /You are Uma/ }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: /You are Uma/ }).waitFor();
  });
});
