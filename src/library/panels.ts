import type { Files } from "./files.ts";
import type { PanelStatus } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { panelWithTakes, toPanel, toTake } from "./rows.ts";
import { announce, isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";
import { lockStoryOf, settle } from "./stories.ts";

type PanelChange = NonNullable<Parameters<PrismaTransaction["panel"]["updateMany"]>[0]>["data"];

/**
 * Every change of state names the states that it may follow, in the UPDATE itself: of two workers or of a worker and a
 * cancel, one wins.
 */
export function panelsOf(servers: Servers, files: Files): Library["panels"] {
  const change = async (
    tx: PrismaTransaction,
    panelId: string,
    where: { status: { in: PanelStatus[] }; messageId?: null },
    data: PanelChange,
  ) => {
    const [row] = await tx.panel.updateManyAndReturn({ where: { id: panelId, ...where }, data });
    if (!row) return null;
    const { serverId, storyId, status, step, steps } = row;
    await announce(tx, { type: "panel", serverId, storyId, panelId, status, step, steps });
    return row;
  };
  const settled = async (
    serverId: string,
    panelId: string,
    where: { status: { in: PanelStatus[] }; messageId?: null },
    data: PanelChange,
  ) => {
    if (!isId(panelId)) return false;
    const over = await servers.transaction(serverId, async (tx) => {
      await lockStoryOf(tx, panelId);
      const row = await change(tx, panelId, where, data);
      return row && { unread: await settle(tx, serverId, row.storyId) };
    });
    await files.remove(serverId, over?.unread ?? null);
    return over !== null;
  };
  const read = async (tx: PrismaTransaction, panelId: string) =>
    toPanel(await tx.panel.findUniqueOrThrow({ where: { id: panelId }, include: panelWithTakes }));

  return {
    async get(serverId, panelId) {
      if (!isId(panelId)) return null;
      const row = await servers.transaction(serverId, (tx) =>
        tx.panel.findUnique({ where: { id: panelId }, include: panelWithTakes }),
      );
      return row && toPanel(row);
    },
    async start(serverId, panelId, steps) {
      if (!isId(panelId)) return null;
      return await servers.transaction(serverId, async (tx) => {
        const data = { status: "drawing", step: 0, steps } as const;
        const row = await change(tx, panelId, { status: { in: ["waiting", "drawing"] } }, data);
        return row && (await read(tx, panelId));
      });
    },
    async progress(serverId, panelId, step) {
      if (!isId(panelId)) return false;
      return await servers.transaction(
        serverId,
        async (tx) => (await change(tx, panelId, { status: { in: ["drawing"] } }, { step })) !== null,
      );
    },
    async drawn(serverId, panelId, { picture, seed, milliseconds }, inSameTransaction) {
      if (!isId(panelId)) return null;
      return await files.putFor(serverId, [picture], ([pictureKey]) =>
        servers.transaction(serverId, async (tx) => {
          const row = await change(tx, panelId, { status: { in: ["waiting", "drawing"] } }, { status: "drawn" });
          if (!row) return null;
          const take = await tx.take.create({
            data: {
              ...{ serverId, panelId, number: (await tx.take.count({ where: { panelId } })) + 1 },
              ...{ pictureKey: pictureKey!, seed: BigInt(seed), milliseconds: Math.round(milliseconds) },
            },
          });
          const panel = await read(tx, panelId);
          await inSameTransaction?.(tx, panel);
          return { panel, take: toTake(take) };
        }),
      );
    },
    posted: (serverId, panelId, messageId) =>
      settled(serverId, panelId, { status: { in: ["drawn"] }, messageId: null }, { status: "posted", messageId }),
    refused: (serverId, panelId, error) =>
      settled(serverId, panelId, { status: { in: ["waiting", "drawing"] } }, { status: "refused", error }),
    failed: (serverId, panelId, error) =>
      settled(serverId, panelId, { status: { in: ["waiting", "drawing", "drawn"] } }, { status: "failed", error }),
    async picture(serverId, panelId, number) {
      if (!isId(panelId)) return null;
      const take = await servers.transaction(serverId, (tx) =>
        tx.take.findFirst({
          where: { panelId, ...(number === undefined ? {} : { number }) },
          orderBy: { number: "desc" },
        }),
      );
      return take && (await files.get(serverId, take.pictureKey));
    },
  };
}
