import { LibraryError } from "./errors.ts";
import type { Files } from "./files.ts";
import type { Library } from "./library.ts";
import { toCharacter } from "./rows.ts";
import { announce, isId, type Servers } from "./server-transaction.ts";

/** Photos that one character is made from at most, clothes not counted. */
export const mostPhotos = 4;

/** Photos that come to a character later, or go. */
export function photoChangesOf(servers: Servers, files: Files): Pick<Library["photos"], "add" | "remove"> {
  return {
    async add(serverId, characterId, photo, inSameTransaction) {
      if (!isId(characterId)) throw notFound();
      return await files.putFor(serverId, [photo], ([storageKey = null]) =>
        servers.transaction(serverId, async (tx) => {
          await tx.$queryRaw`SELECT 1 AS locked FROM "Character" WHERE "id" = ${characterId}::uuid FOR UPDATE`;
          const photos = await tx.photo.findMany({ where: { characterId }, orderBy: { position: "asc" } });
          const [row] = await tx.character.updateManyAndReturn({
            where: { id: characterId, deletedAt: null },
            data: { status: "encoding", statusText: "", errorId: null },
          });
          if (!row) throw notFound();
          const people = photos.filter(({ shows }) => shows === "person");
          if (people.length >= mostPhotos)
            throw new LibraryError("photos-full", `${row.name} has ${mostPhotos} photos already, and no more fit.`, {
              values: { name: row.name, most: mostPhotos },
            });
          const position = (people.at(-1)?.position ?? -1) + 1;
          // The picture of clothes stays the last.
          await tx.photo.updateMany({ where: { characterId, shows: "clothes" }, data: { position: position + 1 } });
          await tx.photo.create({ data: { serverId, characterId, position, storageKey } });
          await announce(tx, { type: "character", serverId, characterId });
          await inSameTransaction?.(tx, toCharacter(row));
          return toCharacter(row);
        }),
      );
    },
    async remove(serverId, photoId) {
      if (!isId(photoId)) return false;
      const photo = await servers.transaction(serverId, async (tx) => {
        const photo = await tx.photo.findUnique({ where: { id: photoId } });
        await tx.photo.deleteMany({ where: { id: photoId } });
        return photo;
      });
      if (!photo) return false;
      await files.remove(serverId, photo.storageKey, photo.referenceKey, photo.previewKey);
      return true;
    },
  };
}

const notFound = () => new LibraryError("not-found", "There is no such character: it was removed.");
