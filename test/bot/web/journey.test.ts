import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { launchBrowser } from "../../support/browser.ts";
import { type Look, lineOf, type Person, type Photo, type Post, type Stage } from "../journey/stage.ts";
import { journey } from "../journey/steps.ts";
import { webWorld } from "./support.ts";

interface WebPost extends Post {
  element: Locator;
}

const postOf = (element: Locator): WebPost => ({ element, look: () => element.evaluate(lookAt) });

/** Runs in the page. */
function lookAt(element: HTMLElement): Look {
  return {
    text: element.textContent,
    pictures: [...element.querySelectorAll("img")].map(({ alt, src }) => ({ alt, content: src })),
    buttons: [...element.querySelectorAll(".buttons button")].map(({ textContent }) => textContent),
    isPrivate: element.querySelector(".only-you") !== null,
  };
}

const named = (within: Page | Locator, name: string) => within.getByRole("button", { name, exact: true });

async function fillIn(page: Page, values: Record<string, string | number | Photo>): Promise<void> {
  await named(page.getByRole("region", { name: "Characters" }), "Add").click();
  const form = page.getByRole("dialog", { name: "Add a character" });
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name=${name}]`);
    if (typeof value === "object")
      await field.setInputFiles({ name: value.name, mimeType: "image/png", buffer: value.bytes });
    else await field.fill(String(value));
  }
  await named(form, "Send").click();
}

const personOf = (page: Page): Person<WebPost> => ({
  async use(command, values = {}) {
    const mine = page.locator(".message.said.mine");
    const before = await mine.count();
    if (command === "character add") await fillIn(page, values);
    else {
      const message = page.getByRole("combobox", { name: "Message" });
      await message.fill(lineOf(command, values));
      await message.press("Enter");
    }
    const answer = mine.nth(before).locator("xpath=following-sibling::article[contains(@class, 'bot')]").first();
    await answer.waitFor();
    return postOf(answer);
  },
  press: ({ element }, label) => named(element.locator(".buttons"), label).click(),
  async rewrite({ element }, label, text) {
    await named(element.locator(".buttons"), label).click();
    const form = element.page().getByRole("dialog");
    const field = form.getByRole("textbox");
    const before = await field.inputValue();
    await field.fill(text);
    await named(form, "Draw it").click();
    await form.waitFor({ state: "hidden" });
    return before;
  },
});

async function openStage(): Promise<Stage<WebPost>> {
  const [world, browser] = await Promise.all([webWorld({ stepMs: 250 }), launchBrowser()]);
  const problems: string[] = [];
  return {
    async person(name) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      await page.goto(world.url);
      await page.locator(".who").click();
      await page.getByRole("textbox", { name: "Your name" }).fill(name);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: `You are ${name}` }).waitFor();
      return personOf(page);
    },
    async thread({ element }) {
      const page = element.page();
      const story = await element.locator(".story-card").getAttribute("data-story");
      if (!page.url().endsWith(`#story=${story}`)) await named(element, "Open the story").click();
      const place = page.getByRole("complementary", { name: "Story" });
      await place.locator("h2").waitFor();
      const panels = await place.locator(".panel", { has: page.locator(".frame img") }).all();
      const ids = await Promise.all(panels.map((panel) => panel.getAttribute("data-panel-id")));
      return {
        title: (await place.locator("h2").textContent())!,
        progress: postOf(place.locator("header")),
        panels: ids.map((id) => postOf(place.locator(`[data-panel-id="${id}"]`))),
        endings: (await place.locator(".message", { hasText: "The whole story" }).all()).map(postOf),
      };
    },
    async close() {
      await browser.close();
      await world.close();
      expect(problems).toEqual([]);
    },
  };
}

journey(openStage);
