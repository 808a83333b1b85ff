import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryView } from "../../../src/bot/web/page/api-types.ts";
import { Client, formOf, logged, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let ann: Client;
beforeAll(async () => {
  world = await webWorld({ worker: false });
  ann = new Client(world.url);
});
afterAll(() => world.close());

const refused = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { error: string; note?: string }),
});
const post = async (body: unknown) => refused(await ann.post("/api/commands", body));
const add = (name: string, ...files: { name: string; bytes: Uint8Array }[]) =>
  post(formOf({ line: `/character add ${name} consent: yes` }, files));

describe("what the door refuses", () => {
  it("a zip with the name of a picture", async () => {
    const zip = Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(200)]);
    const { status, error } = await add("Zip", { name: "photo.png", bytes: zip });
    expect(status).toBe(422);
    expect(error).toContain("no picture");
  });

  it("a photo over 10 MB, and more files than a command can have", async () => {
    const large = await add("Large", { name: "large.png", bytes: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(large).toMatchObject({ status: 413, error: expect.stringContaining("at most 10 MB") });
    const many = await add("Many", ...[1, 2, 3, 4, 5, 6].map((i) => ({ name: `${i}.png`, bytes: photo() })));
    expect(many).toMatchObject({ status: 413, error: expect.stringContaining("at most 5 pictures") });
  });

  it("an addition without photos, and a form without fields", async () => {
    expect(await add("Nobody")).toMatchObject({ status: 422, error: expect.stringContaining("Add a picture") });
    expect(await post(new FormData())).toMatchObject({ status: 400, error: expect.stringContaining('"line"') });
    expect(await post({})).toMatchObject({ status: 400 });
    expect(await post({ line: "/help", name: "help" })).toMatchObject({ status: 400 });
    expect(await post({ name: "help", values: { x: { deep: true } } })).toMatchObject({ status: 400 });
  });

  it("bodies that are broken, or of another type, without losing its own words", async () => {
    const broken = await ann.fetch("/api/commands", {
      ...{ method: "POST", body: "--b\r\nContent-Disposition: form-data; na" },
      headers: { "content-type": "multipart/form-data; boundary=b" },
    });
    expect(await refused(broken)).toMatchObject({ status: 400, error: expect.stringContaining("Send it again") });
    const cut = await ann.fetch("/api/commands", {
      ...{ method: "POST", body: '{"line": ' },
      headers: { "content-type": "application/json" },
    });
    expect((await refused(cut)).status).toBe(400);
    const xml = await ann.fetch("/api/commands", {
      ...{ method: "POST", body: "<line/>" },
      headers: { "content-type": "application/xml" },
    });
    expect((await refused(xml)).status).toBe(415);
  });

  it("commands that do not exist, with the ones that do", async () => {
    expect(await post({ line: "/dance" })).toMatchObject({ status: 422, error: expect.stringContaining("/") });
    expect(await post({ name: "constructor", values: {} })).toMatchObject({ status: 422 });
  });

  it("a button that no message shows", async () => {
    const { messages } = await ann.get<HistoryView>("/api/messages");
    const response = await ann.post("/api/actions", {
      ...{ action: "story:cancel:00000000-0000-4000-8000-000000000000" },
      messageId: messages[0]?.id ?? "00000000-0000-4000-8000-000000000000",
    });
    expect(await refused(response)).toMatchObject({ status: 404, error: "This button is not there any more." });
  });

  it("anything with an id that is in the log", async () => {
    const told = await post({ line: "/dance" });
    expect(logged.at(-1)).toMatchObject({ level: 30, code: "line.unknown", id: told.note?.slice("Error ".length) });
    const unread = await post({});
    const { server, ...line } = logged.at(-1)!;
    expect(server).toBeTypeOf("string");
    expect(line).toMatchObject({ command: "/api/commands", error: "RequestError" });
    expect(unread.note).toBe(`Error ${line.id}`);
  });

  it("keeps no error in the chat", async () => {
    const { messages } = await ann.get<HistoryView>("/api/messages");
    expect(messages).toEqual([]);
  });

  it("files and stories that are not there, whatever their name", async () => {
    for (const path of [
      "/api/pictures/..%2f..%2fkey",
      "/api/pictures/00000000-0000-4000-8000-000000000000",
      "/api/stories/1",
      "/page/..%2findex.ts",
      "/page/%2e%2e/index.ts",
    ])
      expect((await ann.fetch(path)).status, path).toBe(404);
  });
});

describe("other sites", () => {
  const from = (headers: Record<string, string>) =>
    ann.fetch("/api/commands", {
      ...{ method: "POST", body: JSON.stringify({ line: "/help" }) },
      headers: { "content-type": "application/json", ...headers },
    });

  it("cannot send commands", async () => {
    expect((await from({ origin: "https://evil.example" })).status).toBe(403);
    expect((await from({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await from({ origin: "null" })).status).toBe(403);
    expect((await from({ origin: world.url, "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it("cannot pass for this machine under a name of their own", async () => {
    const { hostname, port } = new URL(world.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}` };
      request({ hostname, port, path: "/api/messages", headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it("get strict headers and a cookie that no script reads", async () => {
    const response = await fetch(`${world.url}/api/session`);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict$/u);
  });

  it("cannot write a visitor's cookie themselves", async () => {
    const { visitor } = await ann.get<{ visitor: { id: string } }>("/api/session");
    const forged = Buffer.from(JSON.stringify({ id: visitor.id, name: "Ann" })).toString("base64url");
    const response = await fetch(`${world.url}/api/session`, {
      headers: { cookie: `storymaker_visitor=${forged}.${Buffer.alloc(32).toString("base64url")}` },
    });
    expect(((await response.json()) as typeof visitor & { visitor: { id: string } }).visitor.id).not.toBe(visitor.id);
  });
});

describe("somebody in a hurry", () => {
  it("is told how long to wait", async () => {
    const hasty = new Client(world.url);
    const statuses: number[] = [];
    for (let i = 0; i < 40; i++) statuses.push((await hasty.post("/api/commands", {})).status);
    expect(statuses).toContain(429);
    const { error } = await refused(await hasty.post("/api/commands", {}));
    expect(error).toMatch(/Wait \d+ s/u);
  });
});
