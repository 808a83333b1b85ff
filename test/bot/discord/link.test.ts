import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { Member } from "../../support/discord/member.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
let ben: Member;
beforeAll(async () => {
  world = await discordWorld();
  ann = new Member(world.discord, "Ann");
  ben = new Member(world.discord, "Ben");
});
afterAll(() => world.close());

const picture = { name: "benny.png", bytes: photo() };
const isReady = (name: string) => async () =>
  (await world.library.characters.findByName(world.server.id, name))?.status === "ready";
const mentions = (message: FakeMessage) => message.versions.at(-1)!.body.allowed_mentions;

describe("a character of a person on Discord", () => {
  let question: FakeMessage;

  it("is asked about in the channel, in a message that tells that person and nobody else", async () => {
    const values = { name: "Benny", photo1: picture, for: ben, consent: true };
    question = await ann.command("character add", values).answer((text) => text.includes("shows you"));
    expect(question.ephemeral).toBe(false);
    expect(textOf(question)).toMatch(new RegExp(`^<@${ben.id}> Ann says that the character Benny shows you`));
    expect(mentions(question)).toEqual({ parse: [], users: [ben.id] });
    await expect.poll(isReady("Benny")).toBe(true);
  });

  it("is answered by that person alone, and then a mention of them means it", async () => {
    const refused = await ann.press(question, "Agree").answer();
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toMatch(/^Only Ben can decide that\.\n-# Error/);
    const early = await ann.command("story", { script: `<@${ben.id}> waves` }).answer();
    expect(textOf(early)).toMatch(/Benny cannot be used until Ben agrees/);
    ben.press(question, "Agree");
    await expect.poll(() => textOf(question)).toMatch(/^Ben agreed: Benny can be used/);
    expect(mentions(question)).toEqual({ parse: [] });
    const told = await ann.command("story", { script: `<@${ben.id}> waves` }).answer();
    expect(textOf(told)).toMatch(/Panel 1: Benny/);
    expect(mentions(told)).toEqual({ parse: [] });
  });

  it("can be chosen in the form of a message's picture; declined, it is gone", async () => {
    const eve = new Member(world.discord, "Eve");
    const use = ann.menu(fromPicture.label, { files: [picture] });
    const modal = await use.modal();
    expect(modal.components.find(({ label }) => label === "For")).toMatchObject({ component: { type: 5 } });
    const sent = ann.submit(use, { name: "Evi", for: eve, consent: true });
    const asked = await sent.answer((text) => text.includes("shows you"));
    eve.press(asked, "Decline");
    await expect.poll(() => textOf(asked)).toMatch(/^Eve declined: Evi was removed/);
    expect(await world.library.characters.findByName(world.server.id, "Evi")).toBeNull();
  });

  it("is nobody who cannot be asked: no bot, no stranger, and in private messages nobody but oneself", async () => {
    const bot = Object.assign(new Member(world.discord, "Robot"), { isBot: true });
    const stranger = new Member(world.discord, "Stan", { guildId: null });
    for (const person of [bot, stranger]) {
      const use = ann.command("character add", { name: "X", photo1: picture, for: person, consent: true });
      expect(textOf(await use.answer())).toMatch(/is nobody here who could be asked/);
    }
    const channel = world.discord.addChannel({ type: 1, name: "" });
    const alone = new Member(world.discord, "Uma", { channelId: channel.id, guildId: null });
    const other = alone.command("character add", { name: "X", photo1: picture, for: stranger, consent: true });
    expect(textOf(await other.answer())).toMatch(/is nobody here/);
    const self = alone.command("character add", { name: "Me", photo1: picture, for: alone, consent: true });
    expect(textOf(await self.answer())).toMatch(/Me is ready|Looking at the photos of Me/);
  });
});
