import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { Member, type Upload } from "../../support/discord/member.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
beforeAll(async () => {
  world = await discordWorld({ worker: false });
  ann = new Member(world.discord, "Ann");
});
afterAll(() => world.close());

const picture = (name: string): Upload => ({ name, bytes: photo() });
const withoutId = (text: string) => text.replace(/-# Error [0-9a-f]{8}$/u, "");
const notes = { name: "notes.txt", bytes: new Uint8Array(3) };

/** Chooses the command on a message with these files, fills its form in, and gives the answer. */
async function make(name: string, files: Upload[], forwards?: Upload[]) {
  const use = ann.menu(fromPicture.label, { files, ...(forwards ? { forwards } : {}) });
  await use.modal();
  return ann.submit(use, { name, kind: "woman", consent: true }).answer();
}
const photosOf = async (name: string) => {
  const character = await world.library.characters.findByName(world.server.id, name);
  return character && (await world.library.photos.list(world.server.id, character.id));
};

describe("a message's menu on Discord", () => {
  it("has the command as it is defined", () => {
    expect(world.discord.state.commands.filter(({ type }) => type === 3)).toMatchObject([{ name: fromPicture.label }]);
  });

  it("takes the first four pictures of the message, and nothing else of it", async () => {
    await make("Eve", [notes, ...["1", "2", "3", "4", "5"].map((name) => picture(`${name}.png`))]);
    expect(await photosOf("Eve")).toHaveLength(4);
  });

  it("takes the pictures of a message that was forwarded", async () => {
    await make("Fay", [], [picture("fay.png")]);
    expect(await photosOf("Fay")).toHaveLength(1);
  });

  it("asks for the consent like any other photo when it was not given in the form", async () => {
    const use = ann.menu(fromPicture.label, { files: [picture("gil.png")] });
    await use.modal();
    const question = await ann.submit(use, { name: "Gil", kind: "man" }).answer();
    expect(textOf(question)).toMatch(/Before Gil is used/);
    expect(await photosOf("Gil")).toBeNull();
    ann.press(question, "I have the right to use this photo");
    await expect.poll(() => photosOf("Gil")).toHaveLength(1);
  });

  it("answers privately what is wrong with the pictures, as /character add does", async () => {
    const none = await ann.menu(fromPicture.label, { files: [notes] }).answer();
    expect(none.ephemeral).toBe(true);
    expect(textOf(none)).toMatch(/no picture in this message/);
    const large = { ...picture("large.png"), size: 11 * 2 ** 20 };
    const lying = { name: "lying.png", bytes: new Uint8Array(11 * 2 ** 20), size: 5 };
    const damaged = { name: "damaged.png", bytes: new Uint8Array([1, 2, 3, 4]) };
    for (const [file, problem] of [
      [large, /large.png is too large: a picture can have at most 10 MB/],
      [lying, /lying.png is too large/],
      [damaged, /This file is no picture/],
      [{ ...picture("old.png"), expired: true }, /old.png cannot be read any more/],
    ] as const) {
      const answer = await make("Hal", [file]);
      expect(answer.ephemeral).toBe(true);
      expect(textOf(answer)).toMatch(problem);
      const typed = await ann.command("character add", { name: "Hal", photo1: file, consent: true }).answer();
      expect(withoutId(textOf(typed))).toBe(withoutId(textOf(answer)));
    }
    expect(await photosOf("Hal")).toBeNull();
  });
});

describe("the button that adds a photo", () => {
  it("opens a form for the picture, and answers beside the message that it stands on", async () => {
    await world.character("Ivy", ann.id);
    const shown = await ann.command("character show", { name: "Ivy" }).answer();
    const use = ann.press(shown, "Add photo");
    const { title, components } = await use.modal();
    expect(title).toBe("/character photo");
    const fields = components.flatMap(({ component }) => component ?? []);
    expect(fields).toMatchObject([
      { custom_id: "name", value: "Ivy" },
      { custom_id: "photo" },
      { custom_id: "consent" },
    ]);
    const answer = await ann.submit(use, { photo: picture("ivy.png"), consent: true }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/Looking at the photos of Ivy/);
    expect(await photosOf("Ivy")).toHaveLength(2);
    expect(shown.versions).toHaveLength(1);
  });
});
