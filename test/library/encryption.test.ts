import { randomBytes } from "node:crypto";
import { copyFile, readdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decrypt, encrypt } from "../../src/library/encryption.ts";
import { openLibrary } from "../../src/library/index.ts";
import { testLibrary } from "../support/database.ts";

const key = new Uint8Array(randomBytes(32));
const purpose = { serverId: "s", purpose: "file:1" };

describe("a sealed blob", () => {
  const plain = randomBytes(100_000);

  it("opens with the key and the purpose it was sealed for", () => {
    expect(decrypt(key, encrypt(key, plain, purpose), purpose).equals(plain)).toBe(true);
    expect(decrypt(key, encrypt(key, new Uint8Array(), purpose), purpose).length).toBe(0);
  });

  it("never looks the same twice", () => {
    expect(encrypt(key, plain, purpose).equals(encrypt(key, plain, purpose))).toBe(false);
  });

  it("is refused when any part of it is changed, cut short or of another version", () => {
    const sealed = encrypt(key, plain, purpose);
    for (const at of [0, 1, 12, 13, 28, 29, 5000, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => decrypt(key, changed, purpose), `byte ${at}`).toThrow(/cannot be decrypted/);
    }
    for (const length of [0, 1, 28, 29, sealed.length - 1])
      expect(() => decrypt(key, sealed.subarray(0, length), purpose)).toThrow(/cannot be decrypted/);
  });

  it("is refused for another server, purpose or key", () => {
    const sealed = encrypt(key, plain, purpose);
    expect(() => decrypt(key, sealed, { ...purpose, serverId: "t" })).toThrow(/cannot be decrypted/);
    expect(() => decrypt(key, sealed, { ...purpose, purpose: "file:2" })).toThrow(/cannot be decrypted/);
    expect(() => decrypt(new Uint8Array(randomBytes(32)), sealed, purpose)).toThrow(/STORYMAKER_KEY/);
  });
});

describe("what the library stores", () => {
  let test: Awaited<ReturnType<typeof testLibrary>>;
  let serverId: string;
  let otherId: string;
  beforeAll(async () => {
    test = await testLibrary();
    serverId = (await test.library.servers.findOrCreate({ platform: "web", platformId: "1", name: "1" })).id;
    otherId = (await test.library.servers.findOrCreate({ platform: "web", platformId: "2", name: "2" })).id;
  });
  afterAll(() => test.close());
  const fileOf = (server: string, name: string) => path.join(test.dataFolder, "files", server, name.slice(0, 2), name);
  const secret = Buffer.from("what nobody else shall read ".repeat(100));

  it("is unreadable on disk, for this user only, and without leftovers", async () => {
    const name = await test.library.files.put(serverId, secret);
    const stored = await readFile(fileOf(serverId, name));
    expect(stored.includes("nobody")).toBe(false);
    expect((await stat(fileOf(serverId, name))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(test.dataFolder, "files"))).mode & 0o777).toBe(0o700);
    expect((await readdir(path.dirname(fileOf(serverId, name)))).filter((file) => file.endsWith(".partial"))).toEqual(
      [],
    );
    expect(await test.library.files.get(serverId, name)).toEqual(secret);
  });

  it("is refused when files are tampered with or swapped, within a server and between servers", async () => {
    const { files } = test.library;
    const [mine, second] = [await files.put(serverId, secret), await files.put(serverId, Buffer.from("second"))];
    const theirs = await files.put(otherId, Buffer.from("theirs"));
    await copyFile(fileOf(serverId, mine), fileOf(serverId, second));
    await copyFile(fileOf(serverId, mine), fileOf(otherId, theirs));
    await expect(files.get(serverId, second)).rejects.toMatchObject({ code: "file-damaged" });
    await expect(files.get(otherId, theirs)).rejects.toMatchObject({ code: "file-damaged" });
    const bytes = await readFile(fileOf(serverId, mine));
    bytes[bytes.length - 3]! ^= 4;
    await writeFile(fileOf(serverId, mine), bytes);
    await expect(files.get(serverId, mine)).rejects.toMatchObject({ code: "file-damaged" });
  });

  it("cannot be reached with another server's key or a path", async () => {
    const { files } = test.library;
    const name = await files.put(serverId, secret);
    await expect(files.get(otherId, name)).rejects.toMatchObject({ code: "file-missing" });
    await expect(files.get(otherId, `../${serverId}/${name}`)).rejects.toMatchObject({ code: "file-missing" });
    await expect(files.get("..", name)).rejects.toMatchObject({ code: "not-found" });
    await files.remove(serverId, name);
    await files.remove(serverId, name);
    await expect(files.get(serverId, name)).rejects.toMatchObject({ code: "file-missing" });
  });

  it("is lost without the key, and says so", async () => {
    const name = await test.library.files.put(serverId, secret);
    const other = await openLibrary({ ...test, encryptionKey: new Uint8Array(randomBytes(32)) });
    await expect(other.files.get(serverId, name)).rejects.toThrow(/STORYMAKER_KEY/);
    await other.close();
  });

  it("includes identities, which cannot be swapped in the database either", async () => {
    const { library } = test;
    const input = {
      ...{ kind: "woman", createdBy: "u", createdByName: "U", consent: { by: "u", wording: "1" } },
      photos: [new Uint8Array([1])],
    };
    const ada = await library.characters.add(serverId, { ...input, name: "Ada" });
    const bob = await library.characters.add(serverId, { ...input, name: "Bob" });
    await library.identities.put(serverId, ada.id, "pack", secret);
    await library.identities.put(serverId, bob.id, "pack", Buffer.from("bob"));
    const owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(`SELECT bytes FROM "Identity" WHERE "characterId" = $1`, [ada.id]);
    expect(rows[0].bytes.includes("nobody")).toBe(false);
    await owner.query(`UPDATE "Identity" SET bytes = $1`, [rows[0].bytes]);
    await owner.end();
    expect(await library.identities.get(serverId, ada.id, "pack")).toEqual(secret);
    await expect(library.identities.get(serverId, bob.id, "pack")).rejects.toMatchObject({ code: "file-damaged" });
  });

  it("loses what no row names once it is old, and nothing else", async () => {
    const { library } = test;
    const story = await library.stories.create(serverId, {
      ...{ createdBy: "u", createdByName: "U", title: "t", script: "s", style: "cartoon", seed: 1 },
      panels: [
        {
          ...{ text: "a", recognised: [], speech: [] },
          request: {
            ...{ pack: "p", prompt: "", negativePrompt: "", slots: [], width: 8, height: 8, seed: 1, steps: 1 },
            ...{ guidanceScale: 1, identityScale: 1, pose: null, framing: null },
          },
        },
      ],
    });
    const drawn = await library.panels.drawn(serverId, story.panels[0]!.id, {
      ...{ picture: secret, seed: 1, milliseconds: 1 },
    });
    const young = await library.files.put(serverId, secret);
    const orphan = await library.files.put(serverId, secret);
    const yesterday = new Date(Date.now() - 86_400_000);
    for (const name of [drawn!.take.pictureKey, orphan]) await utimes(fileOf(serverId, name), yesterday, yesterday);
    expect(await library.files.removeOrphans()).toBe(1);
    await expect(library.files.get(serverId, orphan)).rejects.toMatchObject({ code: "file-missing" });
    expect(await library.files.get(serverId, young)).toEqual(secret);
    expect(await library.panels.picture(serverId, story.panels[0]!.id)).toEqual(secret);
  });
});
