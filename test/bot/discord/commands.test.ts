import { readFileSync } from "node:fs";
import { PermissionsBitField } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { Member } from "../../support/discord/member.ts";
import { tellers } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld, logged } from "./support.ts";

let world: DiscordWorld;
let ann: Member;
beforeAll(async () => {
  world = await discordWorld({ worker: false });
  ann = new Member(world.discord, "Ann");
  for (const name of ["Ada", "Adam", "Bob"]) await world.character(name);
});
afterAll(() => world.close());

const picture = { name: "ada.png", bytes: photo() };
const puts = () => world.discord.state.requests.filter(({ method }) => method === "PUT");

describe("commands on Discord", () => {
  it("are registered by their definitions, and again only when they change", async () => {
    expect(puts()).toHaveLength(1);
    const registered = world.discord.state.commands as {
      name: string;
      options?: { name: string; options: { name: string; type: number; required: boolean }[] }[];
    }[];
    const add = registered.find(({ name }) => name === "character")!.options!.find(({ name }) => name === "add")!;
    expect(add.options.filter(({ type }) => type === 11).map(({ name, required }) => [name, required])).toEqual([
      ["photo1", true],
      ["photo2", false],
      ["photo3", false],
      ["photo4", false],
      ["clothes", false],
    ]);
    expect(registered.find(({ name }) => name === fromPicture.label)).toBeDefined();
    await world.restart();
    expect(puts()).toHaveLength(1);
    world.discord.state.commands.pop();
    await world.restart();
    expect(puts()).toHaveLength(2);
  });

  it("ask for the guilds and nothing else, and for permissions that docs/discord.md explains", () => {
    expect(world.discord.state.gateway.intents).toBe(1);
    const { searchParams } = new URL(world.bot.address);
    expect(searchParams.get("scope")).toBe("bot applications.commands");
    const asked = new PermissionsBitField(BigInt(searchParams.get("permissions")!)).toArray();
    const docs = readFileSync(new URL("../../../docs/discord.md", import.meta.url), "utf8");
    const table = docs.matchAll(/^\| ([A-Z][\w ]+) \| [a-z]/gmu);
    const named = [...table].map(([, name]) => name!.replaceAll(" ", "").toLowerCase());
    expect(named.sort()).toEqual(asked.map((name) => name.toLowerCase()).sort());
  });

  it("complete names of characters and suggestions", async () => {
    expect(await ann.complete("character show", "name", "ad").choices()).toEqual(["Ada", "Adam"]);
    expect(await ann.complete("character add", "kind", "wo").choices()).toEqual(["woman"]);
  });

  it("keep errors private, also where the answer would have been public", async () => {
    const use = ann.command("character show", { name: "Eve" });
    await use.answer();
    expect(use.interaction.answers).toHaveLength(1);
    expect(use.interaction.answers[0]!.ephemeral).toBe(true);
    const [, id] = /Nobody here is called "Eve".*\n-# Error ([0-9a-f]{8})$/.exec(textOf(use.interaction.answers[0]!))!;
    const code = "value.nobody";
    expect(logged.at(-1)).toMatchObject({ level: 30, id, code, command: "character show", server: world.server.id });
  });

  it("say what is wrong before there was anything to run, with an id of the log too", async () => {
    const style = "x".repeat(95);
    const answer = await ann.command("story", { style, seed: 5 }).answer();
    expect(answer.ephemeral).toBe(true);
    const [, id] = /Give fewer options to \/story.*\n-# Error ([0-9a-f]{8})$/.exec(textOf(answer))!;
    expect(logged.at(-1)).toMatchObject({ id, code: "discord.too-many-options", command: "story" });
    const menu = await ann.menu(fromPicture.label, { files: [] }).answer();
    expect(textOf(menu)).toContain(`-# Error ${logged.at(-1)!.id}`);
    expect(logged.at(-1)).toMatchObject({ code: "menu.no-picture", command: fromPicture.label });
  });

  it("/story without a script opens a modal of several lines, and keeps the options that were given", async () => {
    const use = ann.command("story", { style: "comic", seed: 5 });
    const modal = await use.modal();
    expect(modal.components[0]).toMatchObject({ label: "Script", component: { style: 2, required: true } });
    const header = await ann.submit(use, { script: "Ada waves\nBob runs" }).answer();
    expect(textOf(header)).toMatch(/Ann tells a story in 2 panels. Style: Comic. Seed: 5./);
  });

  it("make a character from a message's picture, after its modal", async () => {
    const use = ann.menu(fromPicture.label, { files: [{ name: "notes.txt", bytes: new Uint8Array(3) }, picture] });
    const modal = await use.modal();
    expect(modal.components.map(({ label }) => label)).toEqual(["Name", "Kind", "For", undefined, "Consent"]);
    const answer = await ann.submit(use, { name: "Eve", kind: "woman", consent: true }).answer();
    expect(answer.ephemeral).toBe(true);
    expect(textOf(answer)).toMatch(/Eve/);
    const [eve] = (await world.library.characters.list(world.server.id)).filter(({ name }) => name === "Eve");
    expect(eve).toMatchObject({ kind: "woman", createdBy: ann.id, consentBy: ann.id });
    const none = ann.menu(fromPicture.label, { files: [{ name: "notes.txt", bytes: new Uint8Array(3) }] });
    expect(textOf(await none.answer())).toMatch(/no picture in this message/);
  });

  it("are kept for a role of the guild, which is completed, and shown as Discord shows it", async () => {
    const moderator = new Member(world.discord, "Mia");
    moderator.permissions = ["ManageGuild"];
    expect(await moderator.complete("settings", "stories", "e").choices()).toEqual([
      "everybody",
      "moderators",
      "Tellers",
    ]);
    const set = async (stories: string) => textOf(await moderator.command("settings", { stories }).answer());
    expect(await set("Tellars")).toMatch(/There is no role or group "Tellars" here/);
    for (const typed of ["tellers", `<@&${tellers}>`, `@Tellers`])
      expect(await set(typed)).toContain(`Told by people with the role or in the group <@&${tellers}>`);
    const bob = new Member(world.discord, "Bob");
    const refused = await bob.command("story", { script: "a robot waves" }).answer();
    expect(textOf(refused)).toMatch(/Only people with the role or in the group that the moderators chose/);
    bob.roles = [tellers];
    expect(textOf(await bob.command("story", { script: "a robot waves" }).answer())).toMatch(/Bob tells a story/);
    await set("everybody");
  });

  it("work in private messages, with a library of their own", async () => {
    const channel = world.discord.addChannel({ type: 1, name: "" });
    const alone = new Member(world.discord, "Uma", { channelId: channel.id, guildId: null });
    expect(textOf(await alone.command("character list").answer())).toMatch(/no characters here yet/);
    const header = await alone.command("story", { script: "a robot waves" }).answer();
    expect(header.channelId).toBe(channel.id);
    const server = await world.library.servers.findOrCreate({
      ...{ platform: "discord", platformId: `private ${alone.id}`, name: "Uma" },
    });
    await expect
      .poll(async () => (await world.library.stories.list(server.id))[0])
      .toMatchObject({ channelId: channel.id, threadId: channel.id });
  });
});
