import { afterAll, beforeAll, expect, it } from "vitest";
import type { AnswerView, CommandView } from "../../../src/bot/web/page/api-types.ts";
import { type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld();
});
afterAll(() => world.close());

const asking = (wish: string) => ({ "accept-language": wish, "content-type": "application/json" });
const say = async (line: string, wish: string) => {
  const init = { method: "POST", headers: asking(wish), body: JSON.stringify({ line }) };
  const response = await fetch(`${world.url}/api/commands`, init);
  return (await response.json()) as AnswerView;
};

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
