import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerView, HistoryView, MessageView, SessionView } from "../../../src/bot/web/page/api-types.ts";
import { Client, formOf, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let ann: Client;
beforeAll(async () => {
  world = await webWorld({ stepMs: 150 });
  ann = new Client(world.url);
  await ann.get("/api/session");
});
afterAll(() => world.close());

interface FeedEvent {
  event: string;
  id: string | null;
  data: unknown;
}

/** Reads a feed until `enough` says so. */
async function listen(
  client: Client,
  headers: Record<string, string>,
  enough: (events: readonly FeedEvent[]) => boolean,
  onReady: () => Promise<unknown> = async () => {},
): Promise<FeedEvent[]> {
  const stop = new AbortController();
  const response = await client.fetch("/api/events", {
    headers,
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(15_000)]),
  });
  const events: FeedEvent[] = [];
  let text = "";
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split("\n\n");
    text = parts.pop()!;
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "mu").exec(part)?.[1] ?? null;
      const data = field("data");
      if (data === null) continue;
      events.push({ event: field("event")!, id: field("id"), data: JSON.parse(data) });
      if (events.length === 1) void onReady();
    }
    if (events.length > 0 && enough(events)) break;
  }
  stop.abort();
  return events;
}

const messagesOf = (events: readonly FeedEvent[]) =>
  events.filter(({ event }) => event === "message").map(({ data }) => data as MessageView);
const say = (client: Client, line: string) => client.post("/api/commands", { line });
const character = async (name: string) => {
  await ann.post(
    "/api/commands",
    formOf({ line: `/character add ${name} consent: yes` }, [{ name: "a.png", bytes: photo() }]),
  );
  await expect
    .poll(
      async () =>
        (await ann.get<{ name: string; status: string }[]>("/api/characters")).find((c) => c.name === name)?.status,
      { timeout: 15_000 },
    )
    .toBe("ready");
  // The answer tells of it too, a little later.
  await expect
    .poll(async () => (await ann.get<HistoryView>("/api/messages")).messages.filter(({ progress }) => progress), {
      timeout: 15_000,
    })
    .toEqual([]);
};

describe("the feed of events", () => {
  it("begins with ready, and tells of new messages with their revision", async () => {
    const events = await listen(
      ann,
      {},
      (seen) => messagesOf(seen).length >= 2,
      () => say(ann, "/help"),
    );
    expect(events[0]).toMatchObject({ event: "ready" });
    const ids = events.filter(({ event }) => event === "message").map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(messagesOf(events)[0]).toMatchObject({ text: "/help", author: { you: true } });
  });

  it("gives whoever comes back what was missed, once and in order, even after the bot was restarted", async () => {
    const { revision } = await ann.get<HistoryView>("/api/messages");
    for (let i = 0; i < 3; i++) await say(ann, "/character list");
    await world.restart();
    const missed = await listen(ann, { "last-event-id": String(revision) }, (seen) => messagesOf(seen).length >= 6);
    const answers = messagesOf(missed);
    expect(answers.map(({ text }) => text).filter((text) => text === "/character list")).toHaveLength(3);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(6);
    const again = await listen(ann, { "last-event-id": String(revision + 4) }, (seen) => messagesOf(seen).length >= 2);
    expect(messagesOf(again)).toEqual(answers.slice(4));
  });

  it("sends who was away for long to the history instead of hundreds of messages", { timeout: 30_000 }, async () => {
    const { revision } = await ann.get<HistoryView>("/api/messages");
    const { id: serverId } = await world.library.servers.findOrCreate({
      platform: "web",
      platformId: "room",
      name: "The room",
    });
    const { messages } = await ann.get<HistoryView>("/api/messages");
    const content = (await world.library.messages.get(serverId, messages[0]!.id!))!.content;
    for (let i = 0; i < 210; i++)
      await world.library.messages.post(serverId, { privateTo: null, storyId: null, content });
    const events = await listen(ann, { "last-event-id": String(revision) }, (seen) => seen.length >= 2);
    expect(events.map(({ event }) => event)).toEqual(["ready", "reset"]);
    expect(events[1]!.id).toBe(String(revision + 210));
  });

  it("keeps what is private to the person it is for", async () => {
    await character("Ada");
    const bob = new Client(world.url);
    await bob.get<SessionView>("/api/session");
    const { revision } = await ann.get<HistoryView>("/api/messages");
    await say(ann, "/character remove Ada");
    await say(ann, "/character list");
    const since = { "last-event-id": String(revision) };
    const forAnn = messagesOf(await listen(ann, since, (seen) => messagesOf(seen).length >= 4));
    expect(forAnn.filter((message) => message.private)).toHaveLength(2);
    const forBob = messagesOf(await listen(bob, since, (seen) => messagesOf(seen).length >= 2));
    expect(forBob.map(({ author }) => author?.you ?? null)).toEqual([false, null]);
    const seenByBob = JSON.stringify(await bob.get<HistoryView>("/api/messages"));
    expect(seenByBob).not.toContain("Remove Ada?");
  });

  it("tells of every panel's steps, and posts each panel once", { timeout: 30_000 }, async () => {
    let storyId = "";
    const tell = async () => {
      const { messages } = (await (await say(ann, "/story Ada waves | Ada sleeps seed: 1")).json()) as AnswerView;
      storyId = messages.at(-1)!.story!.id;
    };
    const posted = (seen: readonly FeedEvent[]) => messagesOf(seen).filter(({ panelId }) => panelId !== null);
    const events = await listen(ann, {}, (seen) => posted(seen).length >= 2, tell);
    const steps = events.flatMap(({ event, data }) =>
      event === "panel" ? [data as { storyId: string; status: string; step: number }] : [],
    );
    expect(steps.every((step) => step.storyId === storyId)).toBe(true);
    expect(steps.filter(({ status }) => status === "drawing").map(({ step }) => step)).toEqual(
      expect.arrayContaining([1, 2]),
    );
    expect(new Set(posted(events).map(({ panelId }) => panelId)).size).toBe(2);
  });
});
