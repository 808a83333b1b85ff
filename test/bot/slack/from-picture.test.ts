import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { textOf } from "../../support/slack/user.ts";
import { photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld({ worker: false });
});
afterAll(() => world.close());

const photosOf = async (name: string) => {
  const server = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });
  const character = await world.library.characters.findByName(server.id, name);
  return character && (await world.library.photos.list(server.id, character.id));
};

describe("the shortcut of a message on Slack", () => {
  it("asks for a name and a kind, and takes the first four pictures of the message", async () => {
    const ann = world.user();
    const files = ["1", "2", "3", "4", "5"].map((name) => ann.upload(`${name}.png`, photo()));
    const view = await ann.shortcutForm(fromPicture.id, [
      ann.upload("a.txt", Buffer.from("a"), "text/plain"),
      ...files,
    ]);
    const fields = view.blocks.filter(({ type }) => type === "input").map(({ block_id }) => block_id);
    expect(fields).toEqual([...fromPicture.asks]);
    await ann.submit(view, { name: "Eve", kind: "woman" });
    await ann.press(await ann.whisper("Before Eve is used"), "I have the right to use this photo");
    await ann.whisper("Looking at the photos of Eve");
    expect(await photosOf("Eve")).toHaveLength(4);
  });

  it("answers privately what is wrong with the pictures", async () => {
    const ann = world.user();
    await ann.shortcut(fromPicture.id, [ann.upload("notes.txt", Buffer.from("notes"), "text/plain")]);
    await ann.whisper("There is no picture in this message");
    for (const [name, bytes, problem] of [
      ["large.png", Buffer.alloc(11 * 2 ** 20), "large.png is too large"],
      ["damaged.png", Buffer.from("damaged"), "This file is no picture."],
    ] as const) {
      const view = await ann.shortcutForm(fromPicture.id, [ann.upload(name, bytes)]);
      await ann.submit(view, { name: "Hal", consent: true });
      expect(textOf((await ann.whisper(problem)).blocks)).toContain("You wrote (name)");
    }
    expect(await photosOf("Hal")).toBeNull();
  });
});
