import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, textOf } from "../../support/slack/user.ts";
import { panelsOf, photo, type SlackWorld, slackWorld } from "./support.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
  world.state.users.set("UDORA", { name: "Dora", admin: true, locale: "de-DE" });
  world.state.users.set("ULUZ", { name: "Luz", admin: false, locale: "es-LA" });
  world.state.users.set("UHANS", { name: "Hans", admin: false, locale: "de-DE" });
});
afterAll(() => world.close());

describe("on Slack", () => {
  it("forms, what is answered to them and errors are in the language that somebody has chosen there", async () => {
    const dora = world.user("UDORA");
    const view = await dora.open("/character add");
    expect(view).toMatchObject({ submit: { text: "Senden" }, close: { text: "Abbrechen" } });
    expect(textOf(view.blocks)).toContain("Macht aus einem bis vier Fotos");
    await dora.submit(view, { name: "A|B", kind: "woman", photos: [dora.upload("ada.png", photo())] });
    const wrong = await dora.whisper("Im Drehbuch haben sie eine Bedeutung");
    expect(textOf(wrong.blocks)).toContain("*Du hast geschrieben (name)*");
    await dora.submit(view, { name: "Ada", kind: "woman", photos: [dora.upload("ada.png", photo())] });
    const question = await dora.whisper("Bis du zustimmst, wird nichts gespeichert.");
    await dora.press(question, "Ich darf dieses Foto verwenden");
    await dora.whisper("Ada ist fertig");
    const server = await world.library.servers.findOrCreate({ platform: "slack", platformId: "T1", name: "acme" });
    // What was agreed to is known with its language.
    const ada = await world.library.characters.findByName(server.id, "Ada");
    expect(ada!.consentWording).toMatch(/^[\d-]+ de$/);
    const luz = world.user("ULUZ");
    await luz.type("/character show Eve");
    await luz.whisper("Aquí nadie se llama «Eve»");
    const stranger = world.user("ULUZ", "CSTRANGE");
    await stranger.type("/character list");
    await stranger.whisper("No estoy en este canal. Escribe aquí «/invite @storymaker»");
  });

  it("what everybody sees is in English until /settings names a language; a thread keeps to its own", async () => {
    const luz = world.user("ULUZ");
    await luz.type("/character list");
    await luz.message("One character on this server.");
    const dora = world.user("UDORA");
    await dora.type("/settings language: deutsch");
    await dora.whisper("Das ist jetzt eingestellt:");
    await luz.type("/story Ada waves | a robot runs");
    const parent = await luz.message("Luz erzählt eine Geschichte in 2 Panels.");
    expect([...buttonsOf(parent.blocks).keys()]).toEqual(["Abbrechen"]);
    await world.state.until(() => panelsOf(world, parent).length === 2);
    const thread = () => world.state.thread("C1", parent.ts).map(({ blocks }) => textOf(blocks));
    await world.state.until(() => thread().some((text) => text.includes("Die Geschichte ist vollständig.")));
    await world.state.until(() => thread().some((text) => text.includes("Die ganze Geschichte: Ada waves")));
    const [panel] = panelsOf(world, parent);
    expect([...buttonsOf(panel!.blocks).keys()]).toContain("Neu zeichnen");
    const form = await luz.pressForm(panel!, "Prompt ändern");
    expect(form).toMatchObject({ submit: { text: "Dibujarla" }, title: { text: "Viñeta 1" } });
  });

  it("a form does not wait for what Slack is slow to tell: it is in English then", async () => {
    const hans = world.user("UHANS");
    world.slack.fail("users.info", { status: 429, retryAfter: 2 });
    expect(await hans.open("/character add")).toMatchObject({ submit: { text: "Send" } });
    await hans.type("/character show Eve");
    await hans.whisper("Hier heißt niemand „Eve“");
    expect(await hans.open("/character add")).toMatchObject({ submit: { text: "Senden" } });
  });

  it("a chat with the bot is in the person's language altogether", async () => {
    world.state.addChannel("DLUZ", true);
    const luz = world.user("ULUZ", "DLUZ");
    await luz.type("/story a robot waves");
    await luz.message("Luz cuenta una historia en una viñeta.");
  });
});
