import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../support/browser.ts";
import { Client, formOf, photo, type WebWorld, webWorld } from "./support.ts";

const evilName = "<b onclick=alert`1`>Eve</b>";
const evilScript =
  '<script>document.title="hit"</script> sings | <img src=x onerror=document.title="hit"> "<svg onload=document.title=1>"';
const longWord = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung".repeat(3);

let world: WebWorld;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([webWorld(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** A page of a visitor of its own; what it complains about is gathered. */
async function visit(options: { width: number; height: number }, hash = ""): Promise<Page> {
  const context = await browser.newContext({ viewport: options });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("dialog", (dialog) => {
    problems.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(world.url + hash);
  await page.locator("textarea").first().waitFor();
  return page;
}

async function addCharacter(client: Client, name: string): Promise<void> {
  const values = JSON.stringify({ name, kind: "woman", consent: true });
  const form = formOf({ name: "character add", values }, [{ name: "<i>photo</i>.png", bytes: photo() }]);
  const response = await client.post("/api/commands", form);
  expect(response.status, await response.clone().text()).toBe(200);
  await expect
    .poll(
      async () =>
        (await client.get<{ name: string; status: string }[]>("/api/characters")).find((each) => each.name === name),
      { timeout: 15_000 },
    )
    .toMatchObject({ status: "ready" });
}

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const sidewaysPixels = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("the page, with people who try things", () => {
  it("shows markup in names, scripts and speech as text, to everybody", { timeout: 60_000 }, async () => {
    const eve = new Client(world.url);
    await eve.post("/api/session", { name: "<img src=x onerror=alert(1)>" });
    await addCharacter(eve, evilName);
    const bob = await visit(wide);
    const told = await eve.post("/api/commands", { line: `/story ${evilScript}` });
    expect(told.status, await told.clone().text()).toBe(200);

    const card = bob.locator(".story-card").last();
    await card.getByRole("button", { name: "Open the story", exact: true }).click();
    await bob.locator(".thread .panel img").nth(1).waitFor({ timeout: 20_000 });
    const seen = await bob.locator("body").textContent();
    expect(seen).toContain('<script>document.title="hit"</script> sings');
    expect(seen).toContain("<svg onload=document.title=1>");
    expect(seen).toContain(evilName);
    expect(seen).toContain("<img src=x onerror=alert(1)>");
    expect(await bob.title()).not.toBe("hit");
    expect(await bob.locator("#app script, #app b[onclick], #app img[src=x]").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("tells two people the same story at the same time", { timeout: 60_000 }, async () => {
    const [ann, bob] = await Promise.all([visit(wide), visit(wide)]);
    await ann.getByLabel("Message").fill("A cat sleeps | A dog barks");
    await ann.getByLabel("Message").press("Enter");
    for (const page of [ann, bob]) {
      const card = page.locator(".story-card", { hasText: "A cat sleeps" });
      await expect.poll(() => card.locator("img").count(), { timeout: 20_000 }).toBe(2);
    }
    expect(await ann.locator(".said.mine").last().textContent()).toContain("A cat sleeps");
    expect(await bob.locator(".said.theirs").last().textContent()).toContain("A cat sleeps");
    expect(problems).toEqual([]);
  });

  it("fits a phone, whatever is written", { timeout: 60_000 }, async () => {
    const writer = new Client(world.url);
    await writer.post("/api/session", { name: "W".repeat(40) });
    await addCharacter(writer, "Ä".repeat(32));
    await writer.post("/api/commands", { line: `/story ${longWord} | ${longWord} "${longWord}"` });
    const page = await visit(phone);
    expect(await sidewaysPixels(page)).toBe(0);
    await page.getByRole("button", { name: "Add a character from photos" }).click();
    expect(await sidewaysPixels(page)).toBe(0);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Open the story", exact: true }).last().click();
    await page.locator(".thread .panel").first().waitFor();
    expect(await sidewaysPixels(page)).toBe(0);
    // The thread slides in first.
    const farthest = () =>
      page.locator(".thread button, .composer button").evaluateAll((buttons) => {
        const shown = buttons.filter((each) => each.checkVisibility());
        return Math.max(...shown.map((each) => each.getBoundingClientRect().right));
      });
    await expect.poll(farthest, { timeout: 10_000 }).toBeLessThanOrEqual(phone.width);
    expect(problems).toEqual([]);
  });
});
