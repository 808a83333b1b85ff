import { createHash } from "node:crypto";
import type { Files } from "./files.ts";
import type { Library } from "./library.ts";
import { toServer } from "./rows.ts";
import { isId, type Servers } from "./server-transaction.ts";
import type { Json, ServerSource } from "./types.ts";

export function serversOf(servers: Servers, files: Files): Library["servers"] {
  return {
    async findOrCreate({ platform, platformId, name }) {
      const id = serverIdOf({ platform, platformId });
      return await servers.transaction(id, async (tx) => {
        const found = await tx.server.findUnique({ where: { id } });
        if (found?.name === name) return toServer(found);
        return toServer(
          await tx.server.upsert({ where: { id }, create: { id, platform, platformId, name }, update: { name } }),
        );
      });
    },
    async get(serverId) {
      if (!isId(serverId)) return null;
      const found = await servers.transaction(serverId, (tx) => tx.server.findUnique({ where: { id: serverId } }));
      return found && toServer(found);
    },
    async remove(serverId) {
      await servers.transaction(serverId, (tx) => tx.server.deleteMany({ where: { id: serverId } }));
      await files.removeAll(serverId);
    },
  };
}

/**
 * A server's id follows from the platform's, as a UUID of version 8 (RFC 9562) over SHA-256: row-level security shows a
 * row only to those who name its id, so that it must be known before the row is read.
 */
export function serverIdOf({ platform, platformId }: Pick<ServerSource, "platform" | "platformId">): string {
  const bytes = createHash("sha256").update(`${platform}\0${platformId}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function settingsOf(servers: Servers): Library["settings"] {
  return {
    async get(serverId, key) {
      const row = await servers.transaction(serverId, (tx) =>
        tx.setting.findUnique({ where: { serverId_key: { serverId, key } } }),
      );
      return row?.value as Json | undefined;
    },
    async set(serverId, key, value) {
      // Prisma tells SQL's NULL from JSON's null; the column holds JSON only.
      const json = JSON.stringify(value);
      await servers.transaction(
        serverId,
        (tx) => tx.$executeRaw`
          INSERT INTO "Setting" ("serverId", "key", "value") VALUES (${serverId}::uuid, ${key}, ${json}::jsonb)
          ON CONFLICT ("serverId", "key") DO UPDATE SET "value" = excluded."value"`,
      );
    },
    async all(serverId) {
      const rows = await servers.transaction(serverId, (tx) => tx.setting.findMany());
      return Object.fromEntries(rows.map(({ key, value }) => [key, value as Json]));
    },
  };
}
