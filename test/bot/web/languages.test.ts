import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AnswerView, CommandView } from "../../../src/bot/web/page/api-types.ts";
import { launchBrowser } from "../../support/browser.ts";
import { type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let browser: Browser;
beforeAll(async () => {
  world = await webWorld();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const asking = (wish: string) => ({ "accept-language": wish, "content-type": "application/json" });
const say = async (line: string, wish: string) => {
  const init = { method: "POST", headers: asking(wish), body: JSON.stringify({ line }) };
  const response = await fetch(`${world.url}/api/commands`, init);
  return (await response.json()) as AnswerView;
};

it("the page itself is in the browser's language", async () => {
  const page = await browser.newPage({ locale: "de-AT" });
  await page.goto(world.url);
  await page.getByRole("heading", { name: "Geschichten mit denselben Gesichtern auf jeder Seite" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await page.getByRole("button", { name: "Füg deine erste Figur hinzu" }).click();
  const form = page.getByRole("dialog", { name: "Figur hinzufügen" });
  await form.getByText("Macht aus einem bis vier Fotos").waitFor();
  await form.getByText("Ich darf diese Fotos so verwenden", { exact: true }).waitFor();
  await form.getByRole("button", { name: "Senden" }).click();
  await form.getByText("„name“ fehlt: Wie Geschichten die Figur nennen.").waitFor();
  await page.close();
});

it("the web answers in the language that the browser asks for, as far as it is spoken", async () => {
  const list = async (wish: string) => (await say("/character list", wish)).messages.at(-1)!.text;
  expect(await list("fr-CH, fr;q=0.9, en;q=0.7, de;q=0.8, *;q=0.5")).toMatch(/^Hier gibt es noch keine Figuren/);
  expect(await list("es-419")).toMatch(/^Aquí todavía no hay personajes/);
  for (const wish of ["fr", "*", ";;;q=x,,"]) expect(await list(wish)).toMatch(/^There are no characters here yet/);
  expect((await say("/story @Zed", "de")).error).toMatch(/^Panel 1: Niemand heißt „Zed“/);
  const commands = await fetch(`${world.url}/api/commands`, { headers: asking("es") });
  const story = ((await commands.json()) as CommandView[]).find(({ name }) => name === "story")!;
  expect(story.description).toBe("Dibuja una historia, viñeta a viñeta, en un hilo.");
});

it("what somebody has to put right is said in that language", async () => {
  const press = { action: "story/cancel/x", messageId: "00000000-0000-7000-8000-000000000000" };
  const init = { method: "POST", headers: asking("es"), body: JSON.stringify(press) };
  const response = await fetch(`${world.url}/api/actions`, init);
  const note = expect.stringMatching(/^Error [0-9a-f]{8}$/);
  expect([response.status, await response.json()]).toEqual([404, { error: "Este botón ya no está.", note }]);
});
