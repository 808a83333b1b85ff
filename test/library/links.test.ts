import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awaitsConsent, type Member } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

let test: Awaited<ReturnType<typeof testLibrary>>;
let serverId: string;
beforeAll(async () => {
  test = await testLibrary();
  serverId = (await test.library.servers.findOrCreate({ platform: "discord", platformId: "1", name: "Guild" })).id;
});
afterAll(() => test.close());

const ben = { id: "ben", name: "Ben" };
const add = (name: string, person: Member | null = null) =>
  test.library.characters.add(serverId, {
    ...{ name, kind: "man", createdBy: "ann", createdByName: "Ann", person },
    ...{ consent: { by: "ann", wording: "test" }, photos: [new Uint8Array([1])] },
  });

describe("a character that shows a person", () => {
  it("waits for that person's consent, and for nobody else's", async () => {
    const { characters } = test.library;
    const { id } = await add("One", ben);
    expect(awaitsConsent((await characters.get(serverId, id))!)).toBe(true);
    expect(await characters.agree(serverId, id, "ann")).toBeNull();
    expect(awaitsConsent((await characters.agree(serverId, id, "ben"))!)).toBe(false);
    expect(await characters.agree(serverId, id, "ben")).toBeNull();
    expect(await characters.unlink(serverId, id, "ann")).toBeNull();
    expect(await characters.unlink(serverId, id, "ben")).toMatchObject({ personId: null, agreedAt: null });
    expect(await characters.agree(serverId, "nonsense", "ben")).toBeNull();
    await characters.remove(serverId, id);
  });

  it("has agreed where people add or link themselves", async () => {
    expect(awaitsConsent(await add("Self", { id: "ann", name: "Ann" }))).toBe(false);
    const { id } = await add("Later");
    expect(awaitsConsent((await test.library.characters.link(serverId, id, ben, "ben"))!)).toBe(false);
    expect(await test.library.characters.link(serverId, id, { id: "eve", name: "Eve" }, "ann")).toBeNull();
    await test.library.characters.remove(serverId, id);
  });

  it("is the only one of that person, also while it can be had back", async () => {
    const { characters } = test.library;
    const { id } = await add("First", ben);
    await expect(add("Second", ben)).rejects.toMatchObject({ code: "person-taken" });
    await expect(add("first")).rejects.toMatchObject({ code: "name-taken" });
    const other = await add("Other");
    await expect(characters.link(serverId, other.id, ben, "ann")).rejects.toMatchObject({ code: "person-taken" });
    await characters.hide(serverId, id);
    await expect(characters.link(serverId, other.id, ben, "ann")).rejects.toMatchObject({ code: "person-taken" });
    expect(await characters.restore(serverId, id)).toMatchObject({ personId: "ben" });
  });

  it("is removed for good when nobody has answered for long", async () => {
    const { characters, photos, removeUnanswered } = test.library;
    const first = (await characters.findByName(serverId, "First"))!;
    const [photo] = await photos.list(serverId, first.id);
    await removeUnanswered(60_000);
    expect(await characters.get(serverId, first.id)).not.toBeNull();
    await removeUnanswered(0);
    expect(await characters.get(serverId, first.id)).toBeNull();
    await expect(test.library.files.get(serverId, photo!.storageKey!)).rejects.toMatchObject({ code: "file-missing" });
    // Who agreed stays, and who shows nobody.
    expect((await characters.list(serverId)).map(({ name }) => name)).toEqual(["Other", "Self"]);
  });
});
