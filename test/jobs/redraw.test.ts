import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery, Ending } from "../../src/jobs/index.ts";
import type { Panel } from "../../src/library/index.ts";
import { jobsWorld, panelsWhen, until, type World } from "./support.ts";

let world: World;
let server: string;
const posted: Delivery[] = [];
const endings: Ending[] = [];

beforeAll(async () => {
  world = await jobsWorld();
  process.env.FAKE_STEP_MS = "5";
  await world.worker();
  world.queues.onDeliver("web", {
    async panel(delivery) {
      posted.push(delivery);
      return delivery.replaces ?? `message ${posted.length}`;
    },
    async ending(ending) {
      endings.push(ending);
      return "the end";
    },
  });
  server = await world.newServer("again");
});
afterAll(() => world.close());

const redraw = (panel: Panel, prompt: string, furtherSeeds: number[] = []) =>
  world.library.panels.redraw(
    server,
    panel.id,
    { request: { ...panel.request, prompt, seed: 100 }, furtherSeeds, offer: furtherSeeds.length > 0 },
    (tx) => world.queues.drawPanels(server, panel.storyId, [panel], tx),
  );
const postedAgain = (panel: Panel, attempt: number) =>
  until(async () => {
    const now = await world.library.panels.get(server, panel.id);
    return now?.attempt === attempt && now.status === "posted" && now;
  }, "a panel that is posted again");
const of = (panel: Panel) => posted.filter((delivery) => delivery.panel.id === panel.id);
const promptOf = ({ picture }: Delivery) => JSON.parse(Buffer.from(picture ?? []).toString()).request.prompt;

test("what is drawn again replaces its own message, and the story ends once", async () => {
  const story = await world.tell(server, ["one", "two"]);
  const [first] = (await panelsWhen(world, story, ["posted"])) as [Panel, Panel];
  await until(() => endings.length > 0, "an ending");
  expect(endings[0]).toMatchObject({ serverId: server, story: { id: story.id, status: "done" } });
  expect(await redraw(first, "one again")).not.toBeNull();
  expect(await redraw(first, "too soon")).toBeNull();
  const again = await postedAgain(first, 1);
  expect(again.messageId).toBe(first.messageId);
  const [before, after] = of(first) as [Delivery, Delivery];
  expect([before.replaces, after.replaces]).toEqual([null, first.messageId]);
  expect(promptOf(after)).toBe("one again");
  expect(after.nonce).not.toBe(before.nonce);

  await redraw(again, "refuse this");
  expect(await postedAgain(first, 2)).toMatchObject({
    error: "The picture that was drawn is not shown because it looks suggestive. Other words or another seed may help.",
    messageId: first.messageId,
  });
  expect(promptOf(of(first)[2]!)).toBe("one again");
  expect(endings.filter(({ story: { id } }) => id === story.id)).toHaveLength(1);
});

test("one job draws all variations, and they are shown together", async () => {
  const story = await world.tell(server, ["one"]);
  const [panel] = (await panelsWhen(world, story, ["posted"])) as [Panel];
  await redraw(panel, "varied", [101, 102]);
  const varied = await postedAgain(panel, 1);
  expect(varied.takes.map(({ seed }) => seed)).toEqual([1, 100, 101, 102]);
  expect(of(panel)).toHaveLength(2);
  expect(promptOf(of(panel)[1]!)).toBe("one");
});

test("a panel that was refused is told of anew each time, and posted once it can be drawn", async () => {
  const story = await world.tell(server, ["refuse"]);
  const [panel] = (await panelsWhen(world, story, ["refused"])) as [Panel];
  await until(() => of(panel).length === 1, "the first refusal");
  await redraw(panel, "refuse again");
  await until(() => of(panel).length === 2, "the second refusal");
  await redraw(panel, "fine");
  await postedAgain(panel, 2);
  expect(of(panel).map(({ picture }) => picture !== null)).toEqual([false, false, true]);
  expect(new Set(of(panel).map(({ nonce }) => nonce)).size).toBe(3);
  expect((await world.library.stories.get(server, story.id))?.status).toBe("done");
});

test("a story that is continued ends again", async () => {
  const story = await world.tell(server, ["one", "two"]);
  await panelsWhen(world, story, ["posted"]);
  const mine = () => endings.filter((ending) => ending.story.id === story.id);
  await until(() => mine().length === 1, "an ending");
  const { text, recognised, speech, request } = story.panels[0]!;
  await world.library.stories.extend(
    server,
    story.id,
    { script: "three", panels: [{ text, recognised, speech, request }] },
    (tx, { panels }) => world.queues.drawPanels(server, story.id, panels, tx),
  );
  await until(() => mine().length === 2, "another ending");
  expect(mine()[1]!.story.panels.map(({ status }) => status)).toEqual(["posted", "posted", "posted"]);
  expect(new Set(mine().map(({ nonce }) => nonce)).size).toBe(2);
});

test("a photo that is added later and cannot be used leaves the character as it was", async () => {
  const id = await world.addCharacter(server, "Mia", ["faces=1 a"]);
  const settled = () =>
    until(async () => {
      const character = await world.library.characters.get(server, id);
      return character?.status !== "encoding" && character;
    }, "a settled character");
  await settled();
  const add = (text: string) =>
    world.library.photos.add(server, id, new Uint8Array(Buffer.from(text)), (tx) =>
      world.queues.encodeCharacter(server, id, tx),
    );
  await add("broken");
  expect(await settled()).toMatchObject({
    status: "ready",
    statusText: "Photo 2: This picture is damaged or incomplete. Save it again and send the new file.",
  });
  expect(await world.library.photos.list(server, id)).toHaveLength(1);
  await add("faces=1 b");
  expect(await settled()).toMatchObject({ status: "ready", statusText: "" });
  const story = await world.tell(server, ["one"], { cast: [id] });
  const [panel] = (await panelsWhen(world, story, ["posted"])) as [Panel];
  const { identities } = JSON.parse(Buffer.from(of(panel)[0]!.picture ?? []).toString());
  expect(identities[0]).toMatch(/faces=1 a \+ reference of faces=1 b, main 0$/);
});
