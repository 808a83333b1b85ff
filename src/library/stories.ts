import type { Files } from "./files.ts";
import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { posePhotoKey, posePhotoOf } from "./pose-photo.ts";
import { storyWithPanels, toStory, toStoryWithPanels } from "./rows.ts";
import { announce, isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";
import type { Explained, NewPanel } from "./types.ts";

export function storiesOf(servers: Servers, files: Files): Library["stories"] {
  return {
    ...posePhotoOf(servers, files),
    async create(serverId, { panels, posePhoto = null, ...story }, inSameTransaction) {
      const write = async (tx: PrismaTransaction, posePhotoKey: string | null) => {
        const row = await tx.story.create({ data: { ...story, serverId, seed: BigInt(story.seed), posePhotoKey } });
        await addPanels(tx, row, panels, 0);
        const written = await tx.story.findUniqueOrThrow({ where: { id: row.id }, include: storyWithPanels });
        await announce(tx, { type: "story", serverId, storyId: row.id });
        await inSameTransaction?.(tx, toStoryWithPanels(written));
        return toStoryWithPanels(written);
      };
      return await files.putFor(serverId, [posePhoto], ([key = null]) =>
        servers.transaction(serverId, (tx) => write(tx, key)),
      );
    },
    async get(serverId, storyId) {
      if (!isId(storyId)) return null;
      const row = await servers.transaction(serverId, (tx) =>
        tx.story.findUnique({ where: { id: storyId }, include: storyWithPanels }),
      );
      return row && toStoryWithPanels(row);
    },
    async extend(serverId, storyId, { script, panels, pingAuthor = false }, inSameTransaction) {
      if (!isId(storyId)) return null;
      return await servers.transaction(serverId, async (tx) => {
        await tx.$queryRaw`SELECT 1 AS locked FROM "Story" WHERE "id" = ${storyId}::uuid FOR UPDATE`;
        const row = await tx.story.findUnique({ where: { id: storyId }, include: storyWithPanels });
        if (!row) return null;
        const first = (row.panels.at(-1)?.index ?? -1) + 1;
        await addPanels(tx, row, panels, first);
        const data = {
          ...({ status: "drawing", finishedAt: null } as const),
          ...{ script: `${row.script}\n${script}`, pingAuthor },
        };
        const written = await tx.story.update({ where: { id: storyId }, data, include: storyWithPanels });
        await announce(tx, { type: "story", serverId, storyId });
        const story = toStoryWithPanels(written);
        const added = story.panels.filter(({ index }) => index >= first);
        await inSameTransaction?.(tx, { ...story, panels: added });
        return story;
      });
    },
    async picturesOf(serverId, personId, since) {
      const panel = { story: { createdBy: personId } };
      return await servers.transaction(serverId, async (tx) => {
        const drawn = await tx.take.count({ where: { createdAt: { gte: since }, panel } });
        return drawn + (await tx.panel.count({ where: { ...panel, status: { in: ["waiting", "drawing"] } } }));
      });
    },
    async list(serverId, { limit = 50, ...where } = {}) {
      const rows = await servers.transaction(serverId, (tx) =>
        tx.story.findMany({
          where,
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: limit,
        }),
      );
      return rows.map(toStory);
    },
    async setThread(serverId, storyId, place) {
      await servers.transaction(serverId, async (tx) => {
        await tx.story.updateMany({ where: { id: storyId }, data: place });
        await announce(tx, { type: "story", serverId, storyId });
      });
    },
    async cancel(serverId, storyId, inSameTransaction) {
      if (!isId(storyId)) return null;
      const over = await servers.transaction(serverId, async (tx) => {
        const unread = await posePhotoKey(tx, storyId);
        const { count } = await tx.story.updateMany({
          where: { id: storyId, status: "drawing" },
          data: { status: "cancelled", finishedAt: new Date(), posePhotoKey: null },
        });
        if (count === 0) return null;
        const open = { storyId, status: { in: ["waiting", "drawing"] } } satisfies Prisma.PanelWhereInput;
        const cancelled = [
          ...(await tx.panel.updateManyAndReturn({
            where: { ...open, takes: { none: {} } },
            data: { status: "cancelled" },
          })),
          ...(await tx.panel.updateManyAndReturn({ where: open, data: backToDrawn(null) })),
        ];
        for (const { id: panelId, status, step, steps } of cancelled)
          await announce(tx, { type: "panel", serverId, storyId, panelId, status, step, steps });
        await announce(tx, { type: "story", serverId, storyId });
        const row = await tx.story.findUniqueOrThrow({ where: { id: storyId }, include: storyWithPanels });
        await inSameTransaction?.(tx, toStoryWithPanels(row));
        return { story: toStoryWithPanels(row), unread };
      });
      if (!over) return null;
      await files.remove(serverId, over.unread);
      return over.story;
    },
    async remove(serverId, storyId) {
      if (!isId(storyId)) return false;
      const keys = await servers.transaction(serverId, async (tx) => {
        // Panels are locked too: a worker may be adding a take.
        await tx.$queryRaw`SELECT 1 AS locked FROM "Story" WHERE "id" = ${storyId}::uuid FOR UPDATE`;
        await tx.$queryRaw`SELECT 1 AS locked FROM "Panel" WHERE "storyId" = ${storyId}::uuid FOR UPDATE`;
        const takes = await tx.take.findMany({ where: { panel: { storyId } } });
        const unread = await posePhotoKey(tx, storyId);
        const { count } = await tx.story.deleteMany({ where: { id: storyId } });
        if (count === 0) return null;
        await announce(tx, { type: "story", serverId, storyId });
        return [unread, ...takes.map(({ pictureKey }) => pictureKey)];
      });
      if (!keys) return false;
      await files.remove(serverId, ...keys);
      return true;
    },
  };
}

async function addPanels(
  tx: PrismaTransaction,
  { id: storyId, serverId }: { id: string; serverId: string },
  panels: readonly NewPanel[],
  first: number,
): Promise<void> {
  await tx.panel.createMany({
    data: panels.map(({ text, recognised, speech, request }, i) => ({
      ...{ serverId, storyId, index: first + i, text, recognised },
      // Interfaces have no index signature, which Prisma's JSON type asks for.
      ...{ speech: speech.map((line) => ({ ...line })), request: { ...request } as object },
      steps: request.steps,
    })),
  });
}

/** Locks a panel's story before the panel, in the order that cancelling takes them. */
export async function lockStoryOf(tx: PrismaTransaction, panelId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM "Story" WHERE "id" = (SELECT "storyId" FROM "Panel" WHERE "id" = ${panelId}::uuid)
    FOR NO KEY UPDATE`;
}

/** A panel whose newest drawing came to nothing shows what it showed before, and why. */
export function backToDrawn(reason: Explained | null) {
  const { error, errorId } = reason ?? { error: null, errorId: null };
  return { status: "drawn", error, errorId, furtherSeeds: [] } as const satisfies Prisma.PanelUpdateManyMutationInput;
}

/**
 * A story is over when all its panels are: done if any was posted, else failed.
 * @returns the file of a picture that nothing will read any more, to be removed after the transaction; null if none
 */
export async function settle(tx: PrismaTransaction, serverId: string, storyId: string): Promise<string | null> {
  const panels = await tx.panel.findMany({ where: { storyId }, select: { status: true } });
  if (panels.some(({ status }) => ["waiting", "drawing", "drawn"].includes(status))) return null;
  const unread = await posePhotoKey(tx, storyId);
  const status = panels.some((panel) => panel.status === "posted") ? "done" : "failed";
  const { count } = await tx.story.updateMany({
    // A story of which nothing could be drawn is done once a panel of it could, when it was asked for again.
    where: { id: storyId, status: { in: status === "done" ? ["drawing", "failed"] : ["drawing"] } },
    data: { status, finishedAt: new Date(), posePhotoKey: null },
  });
  if (count === 0) return null;
  await announce(tx, { type: "story", serverId, storyId });
  return unread;
}
