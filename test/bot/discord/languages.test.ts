import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromPicture } from "../../../src/commands/index.ts";
import { Member } from "../../support/discord/member.ts";
import { allComponents } from "../../support/discord/rules.ts";
import type { FakeMessage } from "../../support/discord/state.ts";
import { textOf } from "../../support/discord/use.ts";
import { photo } from "../web/support.ts";
import { type DiscordWorld, discordWorld, worked } from "./support.ts";

let world: DiscordWorld;
/** Speaks German on a server that speaks Spanish. */
let dora: Member;
beforeAll(async () => {
  world = await discordWorld();
  dora = new Member(world.discord, "Dora");
  dora.locale = "de";
  dora.guildLocale = "es-ES";
  await world.character("Ada");
});
afterAll(() => world.close());

const labels = (message: FakeMessage) =>
  allComponents(message.versions.at(-1)!.body.components ?? []).flatMap(({ type, label }) =>
    type === 2 ? label! : [],
  );
const messagesIn = (channelId: string) =>
  [...world.discord.state.messages.values()].filter((message) => message.channelId === channelId && message.byBot);

describe("on Discord", () => {
  it("the commands' descriptions and choices are registered in every language, their names in one", () => {
    const commands = world.discord.state.commands as {
      name: string;
      description_localizations?: Record<string, string>;
      name_localizations?: Record<string, string>;
    }[];
    const help = commands.find(({ name }) => name === "help")!;
    expect(help.description_localizations).toMatchObject({
      de: "Zeigt, was du sagen kannst, oder erklärt einen Befehl.",
      "es-419": "Muestra qué puedes decir o explica un comando.",
    });
    expect(help.name_localizations ?? null).toBeNull();
    const menu = commands.find(({ name }) => name === fromPicture.label)!;
    expect(menu.name_localizations).toMatchObject({ de: "Figur aus diesem Bild machen" });
  });

  it("a private answer is in the person's language, with its buttons", async () => {
    const privacy = await dora.command("privacy").answer();
    expect(privacy.ephemeral).toBe(true);
    expect(textOf(privacy)).toMatch(/^Das ist auf diesem Server über dich gespeichert: 0 Figuren/);
    expect(labels(privacy)).toEqual(["Exportieren", "Alles löschen"]);
    const asked = dora.press(privacy, "Alles löschen");
    await asked.acknowledged();
    await expect.poll(() => textOf(privacy)).toMatch(/Das lässt sich nicht zurücknehmen/);
  });

  it("errors are in the person's language: of commands, of the story language, of the library, of Discord", async () => {
    const said = async (name: string, values = {}) => textOf(await dora.command(name, values).answer());
    expect(await said("character show", { name: "Eve" })).toMatch(/Hier heißt niemand „Eve“/);
    expect(await said("story", { script: "@Zed waves | [style: oil] Ada" })).toMatch(
      /^Panel 1: Niemand heißt „Zed“. Bekannt sind: @Ada.\nPanel 2: Den Stil „oil“ gibt es nicht. Es gibt storybook, watercolour oder comic.\n-# Fehler [0-9a-f]{8}$/,
    );
    dora.permissions = ["ManageGuild"];
    expect(await said("character rename", { name: "Ada", to: "A|B" })).toMatch(/^Ein Name darf weder @ noch \\\|/);
    dora.appPermissions = ["ViewChannel"] as typeof dora.appPermissions;
    expect(await said("story", { script: "a robot" })).toMatch(
      /fehlt mir die Berechtigung Nachrichten senden, Dateien/,
    );
    dora.appPermissions = new Member(world.discord, "Anybody").appPermissions;
    const menu = dora.menu(fromPicture.label, { files: [] });
    expect(textOf(await menu.answer())).toMatch(/In dieser Nachricht ist kein Bild/);
  });

  it("so is what becomes of a photo, with the id that the worker's log has", async () => {
    const bytes = Buffer.concat([photo(), Buffer.from("no-face")]);
    const values = { name: "Blob", photo1: { name: "blob.png", bytes }, consent: true };
    const answer = await dora.command("character add", values).answer((text) => text.includes("kein Gesicht gefunden"));
    const id = /\n-# Fehler (\w{8})$/.exec(textOf(answer))?.[1];
    const blob = await world.library.characters.findByName(world.server.id, "Blob");
    expect(worked.filter((line) => line.id === id)).toMatchObject([
      { error: "PhotoError", code: "remark.no-face", server: world.server.id, character: blob!.id },
    ]);
    await world.library.characters.remove(world.server.id, blob!.id);
  });

  it("a form is in the person's language", async () => {
    const modal = await dora.command("story", { style: "comic" }).modal();
    expect(modal.components[0]).toMatchObject({
      description: "Was passiert: ein Panel je Zeile oder durch | getrennt",
    });
  });

  it("a story is told in its server's language to the end, whatever is set meanwhile", async () => {
    const use = dora.command("story", { script: "a dog waves | a robot runs | Ada sits" });
    const header = await use.answer();
    expect(textOf(header)).toMatch(/Dora cuenta una historia en 3 viñetas\. Estilo: Cuento ilustrado/);
    expect(labels(header)).toEqual(["Cancelar"]);
    dora.permissions = ["ManageGuild"];
    const set = await dora.command("settings", { language: "en" }).answer();
    expect(textOf(set)).toMatch(/Das ist jetzt eingestellt:/);
    await expect
      .poll(async () => (await world.library.stories.list(world.server.id, { limit: 1 }))[0]!.status, {
        timeout: 15_000,
      })
      .toBe("done");
    const told = () => expect.poll(() => messagesIn(header.id).map(textOf), { timeout: 15_000 });
    await told().toContain("La historia completa: a dog waves");
    await told().toContain("Viñeta 1: a dog waves");
    await told().toContain("La historia ha terminado; 2 de 3 viñetas están dibujadas.");
    const why = "No se puede dibujar a Ada: no hay ninguna foto que sirva. Añade el personaje otra vez con otra foto.";
    const failed = () =>
      messagesIn(header.id)
        .map(textOf)
        .find((text) => text.startsWith("Viñeta 3"));
    await expect.poll(failed, { timeout: 15_000 }).toMatch(new RegExp(`^Viñeta 3: Ada sits\n${why}\n-# Error \\w{8}$`));
    const code = "remark.cannot-draw remark.no-photo";
    expect(worked).toContainEqual(
      expect.objectContaining({ id: failed()!.slice(-8), error: "CannotDraw", code, server: world.server.id }),
    );
    const panel = messagesIn(header.id).find((message) => textOf(message).startsWith("Viñeta 2"))!;
    expect(labels(panel)).toContain("Dibujar otra vez");
    const form = await dora.press(panel, "Editar el prompt").modal();
    expect(form).toMatchObject({ title: "Panel 2", components: [{ label: "Was passiert" }] });
    const thread = new Member(world.discord, "Dora", { channelId: header.id });
    Object.assign(thread, { locale: "de", guildLocale: "es-ES", permissions: ["ManageGuild"] });
    expect(textOf(await thread.command("story", { script: "a cow" }).answer())).toMatch(/^Dora continúa la historia/);
    expect(textOf(await dora.command("story", { script: "a cow" }).answer())).toMatch(/^### a cow\nDora tells a story/);
  });

  it("the server's setting decides for everybody; without it the server's own language does", async () => {
    const list = async () => textOf(await dora.command("character list").answer());
    expect(await list()).toMatch(/^One character on this server/);
    await dora.command("settings", { language: "auto" }).answer();
    expect(await list()).toMatch(/^Un personaje en este servidor/);
  });

  it("private messages are in the person's language altogether", async () => {
    const channel = world.discord.addChannel({ type: 1, name: "" });
    const alone = new Member(world.discord, "Uma", { channelId: channel.id, guildId: null });
    alone.locale = "es-419";
    expect(textOf(await alone.command("character list").answer())).toMatch(/^Aquí todavía no hay personajes/);
    expect(textOf(await alone.command("story", { script: "a robot" }).answer())).toMatch(
      /cuenta una historia en una viñeta/,
    );
  });
});
