import { decrypt, encrypt } from "./encryption.ts";
import type { Files } from "./files.ts";
import type { Library } from "./library.ts";
import { photoChangesOf } from "./photo-changes.ts";
import { toPhoto } from "./rows.ts";
import { announce, isId, isPrismaError, type Servers } from "./server-transaction.ts";

export function photosOf(servers: Servers, files: Files): Library["photos"] {
  const file = async (serverId: string, photoId: string, column: "storageKey" | "referenceKey" | "previewKey") => {
    if (!isId(photoId)) return null;
    const row = await servers.transaction(serverId, (tx) => tx.photo.findUnique({ where: { id: photoId } }));
    const key = row?.[column];
    return key ? await files.get(serverId, key) : null;
  };

  return {
    ...photoChangesOf(servers, files),
    async list(serverId, characterId) {
      if (!isId(characterId)) return [];
      const rows = await servers.transaction(serverId, (tx) =>
        tx.photo.findMany({ where: { characterId }, orderBy: { position: "asc" } }),
      );
      return rows.map(toPhoto);
    },
    original: (serverId, photoId) => file(serverId, photoId, "storageKey"),
    reference: (serverId, photoId) => file(serverId, photoId, "referenceKey"),
    preview: (serverId, photoId) => file(serverId, photoId, "previewKey"),

    async cutOut(serverId, photoId, { reference, preview, facesFound, faceNote }) {
      if (!isId(photoId)) return false;
      const before = await files.putFor(serverId, [reference, preview], ([referenceKey, previewKey]) =>
        servers.transaction(serverId, async (tx) => {
          await tx.$queryRaw`
            SELECT 1 AS locked FROM "Character" WHERE "id" = (SELECT "characterId" FROM "Photo" WHERE "id" = ${photoId}::uuid)
            FOR NO KEY UPDATE`;
          const before = await tx.photo.findUnique({ where: { id: photoId } });
          if (!before) return null;
          // Whatever was made of the character lacks this photo.
          await tx.identity.deleteMany({ where: { characterId: before.characterId } });
          const data = { storageKey: null, referenceKey: referenceKey!, previewKey: previewKey ?? null };
          await tx.photo.update({ where: { id: photoId }, data: { ...data, facesFound, faceNote } });
          await announce(tx, { type: "character", serverId, characterId: before.characterId });
          return before;
        }),
      );
      if (!before) return false;
      await files.remove(serverId, before.storageKey, before.referenceKey, before.previewKey);
      return true;
    },
    async setMain(serverId, photoId) {
      await servers.transaction(serverId, async (tx) => {
        const photo = await tx.photo.findUnique({ where: { id: photoId } });
        if (!photo) return;
        const { characterId } = photo;
        await tx.photo.updateMany({ where: { characterId }, data: { isMain: false } });
        await tx.photo.update({ where: { id: photoId }, data: { isMain: true } });
      });
    },
  };
}

export function identitiesOf(servers: Servers, encryptionKey: Uint8Array): Library["identities"] {
  const purposeOf = (serverId: string, characterId: string, encoderFingerprint: string) => ({
    serverId,
    purpose: `identity:${characterId}:${encoderFingerprint}`,
  });
  return {
    async get(serverId, characterId, encoderFingerprint) {
      if (!isId(characterId)) return null;
      const where = { characterId_encoderFingerprint: { characterId, encoderFingerprint } };
      const row = await servers.transaction(serverId, (tx) => tx.identity.findUnique({ where }));
      return row && decrypt(encryptionKey, row.bytes, purposeOf(serverId, characterId, encoderFingerprint));
    },
    async put(serverId, characterId, encoderFingerprint, plain) {
      if (!isId(characterId)) return false;
      const bytes = encrypt(encryptionKey, plain, purposeOf(serverId, characterId, encoderFingerprint));
      try {
        await servers.transaction(serverId, (tx) =>
          tx.identity.upsert({
            where: { characterId_encoderFingerprint: { characterId, encoderFingerprint } },
            create: { serverId, characterId, encoderFingerprint, bytes },
            update: { bytes, createdAt: new Date() },
          }),
        );
        return true;
      } catch (error) {
        if (isPrismaError(error, "P2003")) return false;
        throw error;
      }
    },
  };
}
