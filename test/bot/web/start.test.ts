import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryView } from "../../../src/bot/web/page/api-types.ts";
import { Client, formOf, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
beforeAll(async () => {
  world = await webWorld({ worker: false });
});
afterAll(() => world.close());

describe("starting the page", () => {
  it("says which port is in use and what to do", async () => {
    const port = Number(new URL(world.url).port);
    await expect(webWorld({ port, worker: false })).rejects.toThrow(
      `Port ${port} is in use. Stop what uses it, or set STORYMAKER_PORT to another (0: any free one).`,
    );
  });

  it("says which address is not this machine's", async () => {
    await expect(webWorld({ host: "192.0.2.1", worker: false })).rejects.toThrow("192.0.2.1 is not an address of this");
  });

  it("knows its visitors and their chat again, and does not pretend that stopped work goes on", async () => {
    const ann = new Client(world.url);
    await ann.post("/api/session", { name: "Ann" });
    const files = [{ name: "ada.png", bytes: photo() }];
    await ann.post("/api/commands", formOf({ line: "/character add Ada consent: yes" }, files));
    const before = await ann.get<HistoryView>("/api/messages");
    expect(before.messages.at(-1)?.progress).toEqual({ label: "Reading Ada", share: null });
    await world.restart();
    expect(await ann.get("/api/session")).toMatchObject({ visitor: { name: "Ann" } });
    const after = await ann.get<HistoryView>("/api/messages");
    expect(after.messages.map(({ id }) => id)).toEqual(before.messages.map(({ id }) => id));
    expect(after.messages.at(-1)).toMatchObject({ progress: null });
    expect(after.messages.at(-1)?.text).toContain("/character list shows how it went on.");
  });
});
