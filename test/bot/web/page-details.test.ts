import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../support/browser.ts";
import { Client, logged, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([webWorld({ exactPoses: true }), launchBrowser()]);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(world.url);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });

describe("the page, in its details", () => {
  it("shows an error with its id, small, and in a form too", async () => {
    await page.getByRole("combobox", { name: "Message" }).fill("/character show Nobody");
    await page.getByRole("combobox", { name: "Message" }).press("Enter");
    const small = page.locator(".notice small");
    await small.waitFor();
    expect(await small.textContent()).toBe(`Error ${logged.at(-1)!.id}`);
    expect(logged.at(-1)).toMatchObject({ code: "value.no-characters", command: "character show" });
    await page.getByRole("combobox", { name: "Message" }).fill("");
    await page.reload();
  });

  it("shows all commands to somebody who was faster than the page", async () => {
    const early = await browser.newPage();
    await early.route("**/api/commands", async (route) => {
      await early.getByRole("combobox", { name: "Message" }).fill("/");
      await route.continue();
    });
    await early.goto(world.url);
    await early.getByRole("option", { name: /story/u }).waitFor();
    await early.route("**/api/commands", async (route) => {
      if (route.request().method() === "GET") {
        await early.getByRole("combobox", { name: "Message" }).fill("/character list");
        await early.getByRole("combobox", { name: "Message" }).press("Enter");
      }
      await route.continue();
    });
    await early.reload();
    await early.locator(".said.mine", { hasText: "/character list" }).waitFor();
    await early.close();
  });

  it("says what is kept of a photo before one agrees, and keeps the looks where there is no face", async () => {
    await button("Add").click();
    const form = page.getByRole("dialog", { name: "Add a character" });
    await form.getByText(/What is kept:/u).waitFor();
    await form.getByLabel("Name").fill("Blob");
    const blob = Buffer.concat([photo(), Buffer.from("no-face")]);
    await form.locator("input[name=photos]").setInputFiles([
      { name: "blob.png", mimeType: "image/png", buffer: blob },
      { name: "wrong.png", mimeType: "image/png", buffer: photo() },
    ]);
    await form.getByRole("button", { name: "Take wrong.png away" }).click();
    await form.getByRole("checkbox").check();
    await form.getByRole("button", { name: "Send" }).click();
    const small = page.locator(".message", { has: button("Keep looks only") }).locator("small");
    expect(await small.textContent()).toMatch(/^Error [0-9a-f]{8}$/);
    await button("Keep looks only").click();
    await page.getByText("Blob is ready").waitFor();
  });

  it("has a place for a picture of clothes beside the photos, and a choice of what is kept", async () => {
    await button("Add").click();
    const form = page.getByRole("dialog", { name: "Add a character" });
    await form.getByLabel("Name").fill("Coat");
    const file = (name: string) => ({ name, mimeType: "image/png", buffer: photo() });
    await form.locator("input[name=photos]").setInputFiles(file("somebody.png"));
    await form.locator("input[name=clothes]").setInputFiles(file("coat.png"));
    await form.getByRole("img", { name: "coat.png" }).waitFor();
    await form.getByRole("checkbox").check();
    await form.getByLabel("Face only").check({ force: true });
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText(/not both/u).waitFor();
    await form.getByLabel("Face and clothes").check({ force: true });
    await form.getByRole("button", { name: "Send" }).click();
    await page.getByText("Coat is ready").waitFor();
    await page.getByRole("img", { name: "The clothes of Coat" }).waitFor();
  });

  it("asks for one more photo in the form of its command, which a button opens", async () => {
    const composer = page.getByRole("combobox", { name: "Message" });
    await composer.fill("/character show Coat");
    await composer.press("Enter");
    await button("Add photo").click();
    const form = page.getByRole("dialog", { name: "/character photo" });
    expect(await form.getByLabel("Name").inputValue()).toBe("Coat");
    const more = { name: "more.png", mimeType: "image/png", buffer: photo() };
    await form.locator("input[name=photo]").setInputFiles(more);
    await form.getByRole("checkbox").check();
    await form.getByRole("button", { name: "Send" }).click();
    await form.waitFor({ state: "hidden" });
    // Of both photos, in the answer to this one.
    const answer = page.locator(".message", { hasText: "Coat is ready" }).last();
    await expect.poll(() => answer.getByRole("img", { name: "What was cut out for Coat" }).count()).toBe(2);
  });

  it("has a place for the picture of a pose while a story is typed that takes one", { timeout: 30_000 }, async () => {
    const composer = page.getByRole("combobox", { name: "Message" });
    const place = page.locator(".composer-pose");
    await composer.fill("Blob waves");
    await place.waitFor({ state: "hidden" });
    await composer.fill("[pose: photo] Blob waves");
    await place.getByText("Choose a picture").waitFor();
    await composer.press("Enter");
    await page.getByText("takes its pose from a photo, but none was sent").waitFor();
    const jump = { name: "jump.png", mimeType: "image/png", buffer: photo() };
    await place.locator("input[name=pose]").setInputFiles(jump);
    await place.getByRole("img", { name: "jump.png" }).waitFor();
    await composer.press("Enter");
    // Folded under "What was understood"; until the story itself arrives its card shows it, too.
    const understood = page.locator(".story-card details");
    await understood.getByText("The picture is deleted as soon as its pose is read.").waitFor({ state: "attached" });
    await place.waitFor({ state: "hidden" });
    await composer.fill("[pose: photo] Blob waves again");
    expect(await place.getByRole("img").count()).toBe(0);
    await composer.fill("");
  });

  it("says why a panel is not shown, and shows the others", { timeout: 30_000 }, async () => {
    const { messages } = (await (
      await new Client(world.url).post("/api/commands", { line: "/story a hill | a refuse heap | a lake | a wood" })
    ).json()) as { messages: { story: { id: string } | null }[] };
    await page.goto(`${world.url}/#story=${messages.at(-1)!.story!.id}`);
    await page.locator(".panel.refused").getByText("is not shown because it looks suggestive").waitFor();
    expect(await page.locator(".panel.refused small").textContent()).toMatch(/^Error [0-9a-f]{8}$/);
    await expect.poll(() => page.locator(".panel .enlarge").count(), { timeout: 15_000 }).toBe(3);
  });

  it("goes through the pictures with the arrow keys, there and back", async () => {
    await button("Open panel 1 large").click();
    const large = page.getByRole("dialog", { name: "Panel" });
    for (const [key, shown] of [
      ["ArrowRight", 3],
      ["ArrowRight", 4],
      ["ArrowRight", 4],
      ["ArrowLeft", 3],
      ["ArrowLeft", 1],
    ] as const) {
      await page.keyboard.press(key);
      await large.getByText(`Panel ${shown} of 4`).waitFor();
    }
    await button("Next panel").click();
    await large.getByText("Panel 3 of 4").waitFor();
    await page.keyboard.press("ArrowRight");
    await large.getByText("Panel 4 of 4").waitFor();
    await large.locator(".lightbox-picture").click({ position: { x: 100, y: 60 } });
    await large.waitFor({ state: "hidden" });
  });

  it("keeps panels that wait inside their column on a phone", { timeout: 30_000 }, async () => {
    const line = `/story ${[..."abcdefghijkl"].join(" | ")}`;
    const { messages } = (await (await new Client(world.url).post("/api/commands", { line })).json()) as {
      messages: { story: { id: string } | null }[];
    };
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${world.url}/#story=${messages.at(-1)!.story!.id}`);
    await phone.locator(".panel.waiting .frame").last().waitFor();
    const [column, frames] = await phone.evaluate(() => {
      const right = (element: Element) => element.getBoundingClientRect().right;
      return [right(document.querySelector(".panels")!), [...document.querySelectorAll(".panel .frame")].map(right)];
    });
    expect(Math.max(...frames)).toBeLessThanOrEqual(column);
    await phone.close();
  });

  it("keeps what was filled in when another photo is dropped beside the form", async () => {
    await button("Add").click();
    const form = page.getByRole("dialog", { name: "Add a character" });
    await form.getByLabel("Name").fill("Ada");
    const files = await page.evaluateHandle(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "beside.png", { type: "image/png" }));
        return data;
      },
      [...photo()],
    );
    await page.dispatchEvent("body", "drop", { dataTransfer: files });
    await form.getByRole("img", { name: "beside.png" }).waitFor();
    expect(await form.getByLabel("Name").inputValue()).toBe("Ada");
  });
});
