import type { Files } from "./files.ts";
import type { Library } from "./library.ts";
import { toMessage } from "./rows.ts";
import { announce, isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";

export function messagesOf(servers: Servers, files: Files): Library["messages"] {
  const newest = async (tx: PrismaTransaction) =>
    (await tx.message.aggregate({ _max: { revision: true } }))._max.revision ?? 0;
  /** Revisions become visible in their order: whoever has seen one has seen all below it. */
  const nextRevision = async (tx: PrismaTransaction, serverId: string) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`messages ${serverId}`}, 0))`;
    return (await newest(tx)) + 1;
  };

  return {
    async post(serverId, { nonce, fileKeys = [], content, ...message }) {
      return await servers.transaction(serverId, async (tx) => {
        const revision = await nextRevision(tx, serverId);
        const there = nonce && (await tx.message.findUnique({ where: { serverId_nonce: { serverId, nonce } } }));
        if (there) return toMessage(there);
        const row = await tx.message.create({
          data: {
            ...message,
            serverId,
            revision,
            position: revision,
            nonce: nonce ?? null,
            fileKeys,
            content: content as object,
          },
        });
        await announce(tx, { type: "message", serverId, messageId: row.id, revision });
        return toMessage(row);
      });
    },
    async edit(serverId, messageId, content, fileKeys) {
      if (!isId(messageId)) return null;
      return await servers.transaction(serverId, async (tx) => {
        const revision = await nextRevision(tx, serverId);
        const [row] = await tx.message.updateManyAndReturn({
          where: { id: messageId },
          data: { revision, content: content as object, ...(fileKeys ? { fileKeys } : {}) },
        });
        if (!row) return null;
        await announce(tx, { type: "message", serverId, messageId, revision });
        return toMessage(row);
      });
    },
    async get(serverId, messageId) {
      if (!isId(messageId)) return null;
      const row = await servers.transaction(serverId, (tx) => tx.message.findUnique({ where: { id: messageId } }));
      return row && toMessage(row);
    },
    async latest(serverId, { visibleTo, limit, before }) {
      const rows = await servers.transaction(serverId, (tx) =>
        tx.message.findMany({
          where: {
            OR: [{ privateTo: null }, { privateTo: visibleTo }],
            ...(before === undefined ? {} : { position: { lt: before } }),
          },
          orderBy: { position: "desc" },
          take: limit,
        }),
      );
      return rows.reverse().map(toMessage);
    },
    async changedSince(serverId, revision, limit) {
      const rows = await servers.transaction(serverId, (tx) =>
        tx.message.findMany({ where: { revision: { gt: revision } }, orderBy: { revision: "asc" }, take: limit }),
      );
      return rows.map(toMessage);
    },
    async ofPerson(serverId, personId) {
      const where = ofPerson(personId);
      const rows = await servers.transaction(serverId, (tx) =>
        tx.message.findMany({ where, orderBy: { position: "asc" } }),
      );
      return rows.map(toMessage);
    },
    async removeOfPerson(serverId, personId) {
      const rows = await servers.transaction(serverId, async (tx) => {
        const rows = await tx.message.findMany({ where: ofPerson(personId) });
        await tx.message.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
        return rows;
      });
      await files.remove(serverId, ...rows.flatMap(({ fileKeys }) => fileKeys));
    },
    revision: (serverId) => servers.transaction(serverId, newest),
  };
}

const ofPerson = (personId: string) => ({
  OR: [{ privateTo: personId }, { content: { path: ["author", "id"], equals: personId } }],
});
