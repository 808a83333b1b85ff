import type { Files } from "./files.ts";
import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { afterTake, panelChangesOf } from "./panel-changes.ts";
import { panelWithTakes, toPanel, toTake } from "./rows.ts";
import { announce, isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";
import { shownTake } from "./shown-take.ts";
import { backToDrawn, lockStoryOf, settle } from "./stories.ts";

type PanelChange = Prisma.PanelUncheckedUpdateManyInput;

/**
 * Every change of state names the states that it may follow, in the UPDATE itself: of two workers or of a worker and a
 * cancel, one wins.
 */
export function panelsOf(servers: Servers, files: Files): Library["panels"] {
  const change = async (tx: PrismaTransaction, panelId: string, where: Prisma.PanelWhereInput, data: PanelChange) => {
    const [row] = await tx.panel.updateManyAndReturn({ where: { ...where, id: panelId }, data });
    if (!row) return null;
    const { serverId, storyId, status, step, steps } = row;
    await announce(tx, { type: "panel", serverId, storyId, panelId, status, step, steps });
    return row;
  };
  /** The first change that the panel's state allows. */
  const settled = async (
    serverId: string,
    panelId: string,
    ...changes: [where: Prisma.PanelWhereInput, data: PanelChange][]
  ) => {
    if (!isId(panelId)) return false;
    const over = await servers.transaction(serverId, async (tx) => {
      await lockStoryOf(tx, panelId);
      let row: Awaited<ReturnType<typeof change>> = null;
      for (const [where, data] of changes) row ??= await change(tx, panelId, where, data);
      return row && { unread: await settle(tx, serverId, row.storyId) };
    });
    await files.remove(serverId, over?.unread ?? null);
    return over !== null;
  };
  const read = async (tx: PrismaTransaction, panelId: string) =>
    toPanel(await tx.panel.findUniqueOrThrow({ where: { id: panelId }, include: panelWithTakes }));
  const open = { status: { in: ["waiting", "drawing"] } } satisfies Prisma.PanelWhereInput;

  return {
    ...panelChangesOf(servers),
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
        const row = await change(tx, panelId, open, data);
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
          const row = await change(tx, panelId, open, { status: "drawn" });
          if (!row) return null;
          const number = (await tx.take.count({ where: { panelId } })) + 1;
          const take = await tx.take.create({
            data: {
              ...{ serverId, panelId, number, pictureKey: pictureKey!, seed: BigInt(seed) },
              milliseconds: Math.round(milliseconds),
            },
          });
          await afterTake(tx, toPanel({ ...row, takes: [take] }));
          const panel = await read(tx, panelId);
          await inSameTransaction?.(tx, panel);
          return { panel, take: toTake(take) };
        }),
      );
    },
    posted: (serverId, panelId, messageId) =>
      settled(serverId, panelId, [{ status: "drawn" }, { status: "posted", messageId }]),
    refused: (serverId, panelId, reason) =>
      settled(
        serverId,
        panelId,
        [{ ...open, takes: { some: {} } }, backToDrawn(reason)],
        [open, { status: "refused", ...reason }],
      ),
    failed: (serverId, panelId, reason) =>
      settled(
        serverId,
        panelId,
        [{ ...open, takes: { some: {} } }, backToDrawn(reason)],
        // What was posted before still stands there.
        [
          { status: "drawn", NOT: { messageId: null } },
          { status: "posted", ...reason },
        ],
        [{ status: { in: ["waiting", "drawing", "drawn"] } }, { status: "failed", ...reason }],
      ),
    async picture(serverId, panelId, number) {
      if (!isId(panelId)) return null;
      const panel = await servers.transaction(serverId, (tx) =>
        tx.panel.findUnique({ where: { id: panelId }, include: panelWithTakes }),
      );
      const take = panel && shownTake(toPanel(number === undefined ? panel : { ...panel, chosenTake: number }));
      if (!take || (number !== undefined && take.number !== number)) return null;
      return await files.get(serverId, take.pictureKey);
    },
  };
}
