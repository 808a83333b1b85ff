import { linksOf, linkTo, personTakenOr } from "./character-links.ts";
import { LibraryError } from "./errors.ts";
import type { Files } from "./files.ts";
import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { cleanKind, cleanName, nameKey } from "./names.ts";
import { mostPhotos } from "./photo-changes.ts";
import { toCharacter } from "./rows.ts";
import { announce, isId, isPrismaError, type Servers } from "./server-transaction.ts";

export function charactersOf(servers: Servers, files: Files): Library["characters"] {
  /** Changes one character and announces it. null: there is none. */
  const change = (
    serverId: string,
    where: { id: string } & Prisma.CharacterWhereInput,
    data: Prisma.CharacterUncheckedUpdateManyInput,
    then?: Parameters<Library["characters"]["add"]>[2],
  ) =>
    servers.transaction(serverId, async (tx) => {
      const [row] = await tx.character.updateManyAndReturn({ where, data });
      if (!row) return null;
      await announce(tx, { type: "character", serverId, characterId: where.id });
      await then?.(tx, toCharacter(row));
      return toCharacter(row);
    });
  const orNotFound = <Row>(row: Row | null): Row => {
    if (!row) throw new LibraryError("not-found", "There is no such character: it was removed.");
    return row;
  };

  return {
    ...linksOf((serverId, { id, ...where }, data) =>
      isId(id) ? change(serverId, { id, ...where, deletedAt: null }, data) : Promise.resolve(null),
    ),
    async add(serverId, input, inSameTransaction) {
      const name = cleanName(input.name);
      const kind = cleanKind(input.kind);
      const main = input.mainPhoto ?? 0;
      if (input.photos.length < 1 || input.photos.length > mostPhotos)
        throw new LibraryError("photos-invalid", `A character is made from one to ${mostPhotos} photos.`, {
          values: { most: mostPhotos },
        });
      if (!input.photos[main]) throw new LibraryError("photos-invalid", "The main photo must be one of the photos.");
      return await nameTakenOr(name, () =>
        files.putFor(serverId, input.clothes ? [...input.photos, input.clothes] : input.photos, (keys) =>
          servers.transaction(serverId, async (tx) => {
            const row = await personTakenOr(() =>
              tx.character.create({
                data: {
                  ...{ serverId, name, nameKey: nameKey(name), kind },
                  ...(input.person ? linkTo(input.person, input.createdBy) : {}),
                  ...{ looksOnly: input.looksOnly ?? false, faceOnly: input.faceOnly ?? false },
                  ...{ createdBy: input.createdBy, createdByName: input.createdByName },
                  ...{ consentAt: new Date(), consentBy: input.consent.by, consentWording: input.consent.wording },
                },
              }),
            );
            const characterId = row.id;
            await tx.photo.createMany({
              data: keys.map((storageKey, position) => ({
                ...{ serverId, characterId, position, isMain: position === main, storageKey },
                shows: position < input.photos.length ? "person" : "clothes",
              })),
            });
            await announce(tx, { type: "character", serverId, characterId });
            await inSameTransaction?.(tx, toCharacter(row));
            return toCharacter(row);
          }),
        ),
      );
    },
    async list(serverId) {
      const rows = await servers.transaction(serverId, (tx) =>
        tx.character.findMany({ where: { deletedAt: null }, orderBy: { nameKey: "asc" } }),
      );
      return rows.map(toCharacter);
    },
    async findByName(serverId, name) {
      const where = { serverId_nameKey: { serverId, nameKey: nameKey(name) } };
      const row = await servers.transaction(serverId, (tx) => tx.character.findUnique({ where }));
      return row && !row.deletedAt ? toCharacter(row) : null;
    },
    async get(serverId, characterId) {
      if (!isId(characterId)) return null;
      const row = await servers.transaction(serverId, (tx) => tx.character.findUnique({ where: { id: characterId } }));
      return row && !row.deletedAt ? toCharacter(row) : null;
    },
    async hide(serverId, characterId) {
      if (!isId(characterId)) return null;
      // Another character may have the name meanwhile; no name is as long as this.
      return await change(
        serverId,
        { id: characterId, deletedAt: null },
        { deletedAt: new Date(), nameKey: `removed ${characterId}` },
      );
    },
    async storiesWith(serverId, characterId) {
      const slot = JSON.stringify([{ characterId }]);
      const [row] = await servers.transaction(
        serverId,
        (tx) => tx.$queryRaw<{ count: number }[]>`
          SELECT count(DISTINCT "storyId")::int AS count FROM "Panel" WHERE "request"->'slots' @> ${slot}::jsonb`,
      );
      return row?.count ?? 0;
    },
    async restore(serverId, characterId) {
      if (!isId(characterId)) return null;
      const where = { id: characterId, NOT: { deletedAt: null } };
      const row = await servers.transaction(serverId, (tx) => tx.character.findFirst({ where }));
      if (!row) return null;
      return await nameTakenOr(row.name, () =>
        change(serverId, where, { deletedAt: null, nameKey: nameKey(row.name) }),
      );
    },
    async rename(serverId, characterId, wanted) {
      const name = cleanName(wanted);
      return await nameTakenOr(name, async () =>
        orNotFound(await change(serverId, { id: characterId }, { name, nameKey: nameKey(name) })),
      );
    },
    async setKind(serverId, characterId, kind) {
      return orNotFound(await change(serverId, { id: characterId }, { kind: cleanKind(kind) }));
    },
    async setStatus(serverId, characterId, status, statusText = "", errorId = null) {
      const stored = status === "no-face" ? "noFace" : status;
      return (await change(serverId, { id: characterId }, { status: stored, statusText, errorId })) !== null;
    },
    async encodeAgain(serverId, characterId, { looksOnly, faceOnly }, inSameTransaction) {
      const data = { status: "encoding", statusText: "", errorId: null, looksOnly, faceOnly } as const;
      return orNotFound(await change(serverId, { id: characterId }, data, inSameTransaction));
    },
    async remove(serverId, characterId) {
      if (!isId(characterId)) return false;
      const photos = await servers.transaction(serverId, async (tx) => {
        // The lock keeps a worker from adding a file meanwhile that nobody would remove.
        await tx.$queryRaw`SELECT 1 AS locked FROM "Character" WHERE "id" = ${characterId}::uuid FOR UPDATE`;
        const photos = await tx.photo.findMany({ where: { characterId } });
        const { count } = await tx.character.deleteMany({ where: { id: characterId } });
        if (count === 0) return null;
        await announce(tx, { type: "character", serverId, characterId });
        return photos;
      });
      if (!photos) return false;
      for (const { storageKey, referenceKey, previewKey } of photos)
        await files.remove(serverId, storageKey, referenceKey, previewKey);
      return true;
    },
  };
}

async function nameTakenOr<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!isPrismaError(cause, "P2002")) throw cause;
    throw new LibraryError("name-taken", `There is a character named ${name} already: choose another name.`, {
      cause,
      values: { name },
    });
  }
}
