import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerView, CommandView } from "../../../src/bot/web/page/api-types.ts";
import { Client, formOf, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let ann: Client;
beforeAll(async () => {
  world = await webWorld();
  ann = new Client(world.url);
});
afterAll(() => world.close());

describe("people on the web page", () => {
  it("have no accounts, so that no form asks for one, and a typed name is refused", async () => {
    const commands = await ann.get<CommandView[]>("/api/commands");
    for (const name of ["character add", "character change"]) {
      const { options } = commands.find((command) => command.name === name)!;
      expect(Object.keys(options)).toContain("keep");
      expect(Object.keys(options)).not.toContain("for");
    }
    const line = "/character add Ada for: Ann consent: yes";
    const response = await ann.post("/api/commands", formOf({ line }, [{ name: "ada.png", bytes: photo() }]));
    expect(response.status).toBe(422);
    expect(((await response.json()) as AnswerView).error).toMatch(/no accounts to ask/);
    expect(await ann.get("/api/characters")).toEqual([]);
  });
});
