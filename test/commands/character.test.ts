import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Recorder, type TestCommands, testCommands } from "./support.ts";

let test: TestCommands;
beforeAll(async () => {
  test = await testCommands();
});
afterAll(() => test.close());

const photo = { name: "photo.png", bytes: new Uint8Array([1, 2, 3, 4, 5]) };
const add = async (values: Record<string, unknown>, recorder = new Recorder()) => {
  await test.commands.run(test.context({}, recorder), "character add", { photos: [photo], ...values } as never);
  return recorder;
};
const press = (recorder: Recorder, label: string, person = {}) =>
  test.commands.press(test.context(person, recorder, recorder.lastSent), recorder.button(label).action);
const byName = (name: string) => test.library.characters.findByName(test.server.id, name);

describe("/character add", () => {
  it("stores nothing before the consent is given", async () => {
    const recorder = await add({ name: "Ada", kind: "a Woman" });
    expect(recorder.last).toMatchObject({ private: true, text: expect.stringMatching(/Ada.*person in the picture/s) });
    expect(recorder.last.text).toMatch(/encrypted.*For how long.*deleted/s);
    expect(await byName("Ada")).toBeNull();

    await press(recorder, "I have the right to use this photo");
    const ada = (await byName("ada"))!;
    expect(ada).toMatchObject({ kind: "woman", createdBy: "u1", consentBy: "u1", status: "encoding" });
    expect(await test.jobs("encode-character")).toContainEqual({ serverId: test.server.id, characterId: ada.id });
    expect(recorder.posted).toHaveLength(1);
    expect(recorder.last.progress).toBeDefined();
  });

  it("follows the character until it is ready, with the cut-out", async () => {
    const recorder = await add({ name: "Bo", consent: "yes" });
    const bo = (await byName("Bo"))!;
    expect(recorder.last.text).toMatch(/What is kept/);
    expect(bo.kind).toBe("person");
    const [stored] = await test.library.photos.list(test.server.id, bo.id);
    await test.library.photos.cutOut(test.server.id, stored!.id, {
      ...{ reference: new Uint8Array([1]), preview: new Uint8Array([2]), facesFound: 3 },
      faceNote: "3 faces were found; the largest was taken.",
    });
    await test.library.characters.setStatus(
      test.server.id,
      bo.id,
      "ready",
      "3 faces were found; the largest was taken.",
    );
    const message = await recorder.until(({ tone }) => tone === "success");
    expect(message.text).toMatch(/Bo is ready.*3 faces/s);
    const picture = message.pictures![0]!;
    expect("file" in picture && (await test.library.files.get(test.server.id, picture.file))).toEqual(Buffer.from([2]));
  });

  it("offers looks only when there is no face", async () => {
    const recorder = await add({ name: "Cat", kind: "ginger cat", consent: true });
    const cat = (await byName("Cat"))!;
    await test.library.characters.setStatus(test.server.id, cat.id, "no-face", "No face was found.");
    await recorder.until(({ buttons }) => buttons !== undefined);
    await press(recorder, "Keep looks only", { id: "stranger", name: "Stan" });
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/Only Uma/) });
    recorder.posted.pop();
    await press(recorder, "Keep looks only");
    expect(await byName("Cat")).toMatchObject({ looksOnly: true, status: "encoding" });
    await test.library.characters.setStatus(test.server.id, cat.id, "ready", "Looks only.");
    expect((await recorder.until(({ tone }) => tone === "success")).text).toMatch(/Looks only/);
  });

  it("keeps the face only, or takes a picture of clothes, after the consent too", async () => {
    const coat = { name: "coat.png", bytes: new Uint8Array([9, 8, 7, 6]) };
    const recorder = await add({ name: "Kim", keep: "face" });
    await press(recorder, "I have the right to use this photo");
    const kim = (await byName("Kim"))!;
    expect(kim).toMatchObject({ faceOnly: true, looksOnly: false });
    await press(await add({ name: "Lea", clothes: [coat] }), "I have the right to use this photo");
    const lea = (await byName("Lea"))!;
    const [, clothes] = await test.library.photos.list(test.server.id, lea.id);
    expect(clothes!.shows).toBe("clothes");
    expect(await test.library.photos.original(test.server.id, clothes!.id)).toEqual(Buffer.from(coat.bytes));

    const cutOut = { reference: new Uint8Array([1]), preview: new Uint8Array([2]), facesFound: null, faceNote: "" };
    await test.library.photos.cutOut(test.server.id, clothes!.id, cutOut);
    for (const { id } of [kim, lea]) await test.library.characters.setStatus(test.server.id, id, "ready");
    const shown = new Recorder();
    await test.commands.runLine(test.context({}, shown), "/character show Kim");
    expect(shown.last.items).toContainEqual({ title: "Status", text: "ready (face only)" });
    await test.commands.runLine(test.context({}, shown), "/character show Lea");
    expect(shown.last.items).toContainEqual({ title: "Clothes", text: "those of their own picture" });
    expect(shown.last.pictures!.map(({ alt }) => alt)).toEqual(["The clothes of Lea"]);
    await test.library.characters.encodeAgain(test.server.id, lea.id, { looksOnly: false, faceOnly: true });
    await test.commands.runLine(test.context({}, shown), "/character show Lea");
    expect(shown.last.items).toContainEqual({ title: "Clothes", text: "their own picture, which is not used now" });
  });

  it("says why a photo failed, and offers to remove the character", async () => {
    const recorder = await add({ name: "Dan", consent: true });
    const dan = (await byName("Dan"))!;
    await test.library.characters.setStatus(test.server.id, dan.id, "failed", "The photo is not allowed.", "0123abcd");
    const told = await recorder.until(({ tone }) => tone === "error");
    expect(told).toMatchObject({ text: expect.stringMatching(/The photo is not allowed/), note: "Error 0123abcd" });
    await press(recorder, "Remove");
    await press(recorder, "Remove Dan");
    expect(recorder.last.text).toMatch(/Dan was removed/);
    expect(await byName("Dan")).toBeNull();
  });

  it("refuses what cannot be, before asking for consent", async () => {
    await test.character("Eve", "woman");
    const refusals: [Record<string, unknown>, RegExp][] = [
      [{ name: "EVE" }, /called Eve already/],
      [{ name: "a|b" }, /cannot hold/],
      [{ name: "x".repeat(33) }, /at most 32/],
      [{ name: "" }, /"name" is missing/],
      [{ name: "Fay", kind: "a very very old wizard" }, /up to three words/],
      [{ name: "Fay", photos: [] }, /Add a picture/],
      [{ name: "Fay", photos: Array(5).fill(photo) }, /1 to 4 pictures; these are 5/],
      [{ name: "Fay", photos: [photo, { name: "x", bytes: new Uint8Array(1) }] }, /Photo 2: This is no picture/],
      [{ name: "Fay", keep: "hat" }, /"hat" is not a keep.*all or face/],
      [{ name: "Fay", keep: "face", clothes: [photo] }, /face only, or send a picture of clothes, not both/],
      [{ name: "Fay", clothes: [photo, photo] }, /one picture of clothes; these are 2/],
      [{ name: "Fay", clothes: [{ name: "x", bytes: new Uint8Array(1) }] }, /Clothes: This is no picture/],
      [{ name: "Fay", consent: "perhaps" }, /yes or no/],
      [{ name: "Fay", colour: "red" }, /no option "colour"/],
    ];
    for (const [values, reason] of refusals) {
      const recorder = await add(values);
      expect(recorder.last).toMatchObject({ tone: "error", private: true, text: expect.stringMatching(reason) });
    }
    expect(await byName("Fay")).toBeNull();
    expect(test.logged.filter(({ message }) => message === "command failed")).toEqual([]);
  });

  it("takes a consent from the person asked, once", async () => {
    const recorder = await add({ name: "Gus" });
    const { action } = recorder.button("I have the right to use this photo");
    const other = new Recorder();
    await test.commands.press(test.context({ id: "stranger" }, other), action);
    expect(other.last).toMatchObject({ tone: "error", text: expect.stringMatching(/Send them again/) });
    await press(recorder, "Cancel");
    expect(recorder.last.text).toBe("Nothing was stored.");
    await test.commands.press(test.context({}, other), action);
    expect(other.last.tone).toBe("error");
    expect(await byName("Gus")).toBeNull();
  });
});

describe("/character change", () => {
  it("keeps the face only, and everything again", async () => {
    const { id } = await test.character("Mo", "man");
    const recorder = new Recorder();
    for (const [keep, faceOnly] of [["face", true] as const, ["all", false] as const]) {
      await test.commands.runLine(test.context({}, recorder), `/character change Mo keep: ${keep}`);
      expect(recorder.last).toMatchObject({ private: true, progress: { label: "Reading Mo" } });
      expect(await byName("Mo")).toMatchObject({ faceOnly, status: "encoding" });
      expect(await test.jobs("encode-character")).toContainEqual({ serverId: test.server.id, characterId: id });
      await test.library.characters.setStatus(test.server.id, id, "ready");
      await recorder.until(({ tone }) => tone === "success");
    }
  });

  it("refuses strangers, who is not ready, and who has no face", async () => {
    const { id } = await test.character("Nan", "woman");
    const recorder = new Recorder();
    const change = async (person = {}) => {
      await test.commands.runLine(test.context(person, recorder), "/character change Nan keep: face");
      expect(recorder.last.tone).toBe("error");
      return recorder.last.text;
    };
    expect(await change({ id: "stranger" })).toMatch(/Only Uma and the moderators can change Nan/);
    await test.library.characters.encodeAgain(test.server.id, id, { looksOnly: true, faceOnly: false });
    expect(await change()).toMatch(/not ready/);
    await test.library.characters.setStatus(test.server.id, id, "ready");
    expect(await change()).toMatch(/Only the looks of Nan are kept/);
  });
});

describe("/character show, list, remove", () => {
  it("show one, found in any case, or the nearest", async () => {
    await test.character("Hilda", "old wizard");
    const recorder = new Recorder();
    await test.commands.runLine(test.context({}, recorder), "/character show HILDA");
    const today = new Date().toISOString().slice(0, 10);
    expect(recorder.last.items).toEqual([
      { title: "Kind", text: "old wizard" },
      { title: "Status", text: "ready" },
      { title: "Added", text: `by Uma, ${today}` },
      { title: "Used", text: "in 0 stories" },
    ]);
    expect(recorder.last.buttons!.map(({ label }) => label)).toEqual([
      ...["Draw a portrait", "Rename", "Add photo", "Remove"],
    ]);
    await press(recorder, "Draw a portrait");
    expect(recorder.last.items).toEqual([{ title: "Panel 1: Hilda", text: "[close-up] @Hilda smiles" }]);
    await test.commands.runLine(test.context({}, recorder), "/character show Hilda");
    expect(recorder.last.items).toContainEqual({ title: "Used", text: "in one story" });
    await test.commands.runLine(test.context({}, recorder), "/character show Hidla");
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/Did you mean Hilda/) });
  });

  it("list all, page by page", async () => {
    for (let i = 0; i < 21; i++) await test.character(`Extra ${i}`, "person");
    const recorder = new Recorder();
    await test.commands.run(test.context({}, recorder), "character list", {});
    const all = await test.library.characters.list(test.server.id);
    expect(recorder.last.items).toHaveLength(10);
    expect(recorder.last.text).toBe(`${all.length} characters on this server, 1 to 10.`);
    await press(recorder, "More");
    expect(recorder.last.items!.map(({ title }) => title)).toEqual(all.slice(10, 20).map(({ name }) => name));
  });

  it("complete names", async () => {
    expect(await test.commands.completeCharacter(test.server.id, "hil")).toEqual(["Hilda"]);
    expect(await test.commands.completeCharacter(test.server.id, "@tra 20")).toEqual(["Extra 20"]);
    expect(await test.commands.completeCharacter(test.server.id, "")).toHaveLength(25);
  });

  it("remove after asking, for whoever added it and for moderators only", async () => {
    await test.character("Ivo", "man", { createdBy: "u2" });
    const recorder = new Recorder();
    await test.commands.runLine(test.context({}, recorder), "/character remove Ivo");
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/moderators can remove Ivo/) });
    await test.commands.runLine(test.context({ moderator: true }, recorder), "/character remove Ivo");
    expect(await byName("Ivo")).not.toBeNull();
    const { action } = recorder.button("Remove Ivo");
    await test.commands.press(test.context({}, new Recorder()), action);
    expect(await byName("Ivo")).not.toBeNull();
    await test.commands.press(test.context({ moderator: true }, recorder), action);
    expect(await byName("Ivo")).toBeNull();
    await test.commands.press(test.context({ moderator: true }, recorder), action);
    expect(recorder.last.text).toMatch(/removed already/);
  });
});

describe("/character rename, photo, and what was removed", () => {
  it("rename by the command and by a form, for whoever may", async () => {
    const { id } = await test.character("Jo", "girl");
    const recorder = new Recorder();
    await test.commands.runLine(test.context({}, recorder), "/character rename Jo to: Joanna");
    expect(recorder.last.text).toBe("Jo is now called Joanna.");
    await test.commands.runLine(test.context({}, recorder), "/character show joanna");
    const { action } = recorder.button("Rename");
    expect(await test.commands.formFor(test.context({ id: "stranger" }, recorder), action)).toBeNull();
    expect(await test.commands.formFor(test.context({}, recorder), action)).toMatchObject({
      fields: [{ name: "name", value: "Joanna", maxLength: 32 }],
    });
    await test.commands.press(test.context({}, recorder), action);
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/opens a form/) });
    await test.commands.press(test.context({}, recorder), action, { name: "Hilda" });
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/named Hilda already/) });
    await test.commands.press(test.context({}, recorder), action, { name: "Jo" });
    expect(await byName("Jo")).toMatchObject({ id });
  });

  it("add a photo after consent, until there are four", async () => {
    const { id } = await test.character("Kai", "boy");
    const recorder = new Recorder();
    const send = async (consent: boolean) => {
      await test.commands.run(test.context({}, recorder), "character photo", { name: "Kai", photo: [photo], consent });
    };
    await send(false);
    expect(recorder.last.text).toMatch(/^Before this photo of Kai is used/);
    await press(recorder, "I have the right to use this photo");
    expect(await byName("Kai")).toMatchObject({ status: "encoding" });
    const photos = await test.library.photos.list(test.server.id, id);
    expect(photos.map(({ position, isMain }) => [position, isMain])).toEqual([
      [0, true],
      [1, false],
    ]);
    expect(await test.library.photos.original(test.server.id, photos[1]!.id)).toEqual(Buffer.from(photo.bytes));
    for (const status of ["ready", "ready", "ready"] as const) {
      await test.library.characters.setStatus(test.server.id, id, status);
      await send(true);
    }
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/has 4 photos already/) });
    expect(await byName("Kai")).toMatchObject({ status: "ready" });
  });

  it("add a photo by a button, which opens the command's own form for whoever may", async () => {
    await test.character("Liv", "girl");
    const recorder = new Recorder();
    await test.commands.runLine(test.context({}, recorder), "/character show Liv");
    const { action } = recorder.button("Add photo");
    expect(await test.commands.formFor(test.context({}, recorder), action)).toEqual({
      command: "character photo",
      values: { name: "Liv" },
    });
    expect(await test.commands.formFor(test.context({ id: "stranger" }, recorder), action)).toBeNull();
    await test.commands.press(test.context({ id: "stranger" }, recorder), action);
    expect(recorder.last.text).toMatch(/Only Uma and the moderators can add a photo to Liv/);
  });

  it("have back what was removed, unless its name is taken; then it is gone with its files", async () => {
    const brief = await testCommands({ undoMilliseconds: 1500 });
    const { id } = await brief.character("Lu", "girl");
    const keys = (await brief.library.photos.list(brief.server.id, id)).map(({ storageKey }) => storageKey!);
    const recorder = new Recorder();
    const remove = async () => {
      await brief.commands.runLine(brief.context({}, recorder), "/character remove Lu");
      const { action } = recorder.button("Remove Lu");
      await brief.commands.press(brief.context({}, recorder, recorder.lastSent), action);
      return recorder.button("Undo").action;
    };
    const undo = await remove();
    expect(await brief.library.characters.list(brief.server.id)).toEqual([]);
    const other = await brief.character("Lu", "boy");
    await brief.commands.press(brief.context({}, recorder, recorder.lastSent), undo);
    expect(recorder.last).toMatchObject({ tone: "error", text: expect.stringMatching(/named Lu already/) });
    await brief.library.characters.remove(brief.server.id, other.id);
    await brief.commands.press(brief.context({}, recorder), undo);
    expect(recorder.last.text).toBe("Lu is back.");
    await remove();
    expect((await recorder.until(({ buttons }) => buttons === undefined)).text).toMatch(/everything that was kept/);
    await brief.commands.press(brief.context({}, recorder), undo);
    expect(recorder.last.text).toMatch(/too late/);
    await expect(brief.library.files.get(brief.server.id, keys[0]!)).rejects.toThrow(/not there/);
    await brief.close();
  });
});
