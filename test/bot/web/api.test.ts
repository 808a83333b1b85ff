import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerView, CommandView, HistoryView, StoryView } from "../../../src/bot/web/page/api-types.ts";
import { Client, formOf, photo, type WebWorld, webWorld } from "./support.ts";

let world: WebWorld;
let ann: Client;
beforeAll(async () => {
  world = await webWorld();
  ann = new Client(world.url);
});
afterAll(() => world.close());

const answerOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as AnswerView),
});
const ready = (name: string) =>
  expect
    .poll(
      async () => (await ann.get<{ name: string; status: string }[]>("/api/characters")).find((c) => c.name === name),
      { timeout: 15_000 },
    )
    .toMatchObject({ status: "ready" });

describe("the HTTP door", () => {
  it("adds a character after consent, tells a story and serves its pictures", { timeout: 30_000 }, async () => {
    const asked = await answerOf(
      await ann.post(
        "/api/commands",
        formOf({ name: "character add", values: JSON.stringify({ name: "Ada", kind: "woman" }) }, [
          { name: "ada.png", bytes: photo() },
        ]),
      ),
    );
    expect(asked.messages.map(({ author }) => author?.you ?? null)).toEqual([true, null]);
    expect(asked.messages[0]!.text).toBe("/character add Ada kind: woman [ada.png]");
    const question = asked.messages[1]!;
    expect(question.private).toBe(true);
    await ann.post("/api/actions", { action: question.buttons[0]!.action, messageId: question.id });
    await ready("Ada");

    const told = await answerOf(
      await ann.post("/api/commands", { line: '/story Ada waves | Ada: "Bye!" walks home seed: 3' }),
    );
    const { id } = told.messages.at(-1)!.story!;
    await expect
      .poll(async () => (await ann.get<StoryView>(`/api/stories/${id}`)).status, { timeout: 20_000 })
      .toBe("done");
    const story = await ann.get<StoryView>(`/api/stories/${id}`);
    expect(story.panels.map(({ status, text }) => [status, text])).toEqual([
      ["posted", "Ada waves"],
      ["posted", 'Ada: "Bye!" walks home'],
    ]);
    const picture = await ann.fetch(story.panels[1]!.picture!.url);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    const history = await ann.get<HistoryView>("/api/messages");
    expect(history.stories[id]).toEqual(story);
    expect(history.messages.filter(({ storyId }) => storyId === id).map(({ panelId }) => panelId)).toEqual(
      story.panels.map((panel) => panel.id),
    );
  });

  it("takes each file for the option that its field names, in a form and with a line", async () => {
    const files = [
      { name: "dee.png", bytes: photo() },
      { name: "coat.png", bytes: photo("#aa3333"), option: "clothes" },
    ];
    const values = JSON.stringify({ name: "Dee", consent: true });
    await ann.post("/api/commands", formOf({ name: "character add", values }, files));
    await ann.post("/api/commands", formOf({ line: "/character add Dot consent: yes" }, files));
    for (const name of ["Dee", "Dot"]) {
      await ready(name);
      const { messages } = await answerOf(await ann.post("/api/commands", { line: `/character show ${name}` }));
      const [cutOut, clothes] = messages.at(-1)!.pictures;
      expect([cutOut!.alt, clothes!.alt]).toEqual([`What was cut out for ${name}`, `The clothes of ${name}`]);
      expect((await ann.fetch(clothes!.url)).headers.get("content-type")).toBe("image/png");
    }
  });

  it("describes the commands for forms", async () => {
    const commands = await ann.get<CommandView[]>("/api/commands");
    expect(commands.find(({ name }) => name === "character add")?.options.photos).toMatchObject({
      type: "images",
      max: 4,
    });
  });
});
