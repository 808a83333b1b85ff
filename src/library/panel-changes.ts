import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { panelWithTakes, toPanel } from "./rows.ts";
import { announce, isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";
import { shownTake } from "./shown-take.ts";
import type { Panel } from "./types.ts";

/** Nothing of the panel is being drawn or posted. */
const atRest = ["posted", "refused", "failed", "cancelled"] as const;

/** What people change of a panel that was drawn, or could not be. */
export function panelChangesOf(servers: Servers): Pick<Library["panels"], "redraw" | "choose" | "hide" | "restore"> {
  /** Changes a panel under its lock, and announces it. null: it is gone, or `decide` wants no change. */
  const change = async (
    serverId: string,
    panelId: string,
    decide: (panel: Panel) => Prisma.PanelUncheckedUpdateInput | null,
    then?: (tx: PrismaTransaction, panel: Panel) => Promise<void>,
  ) => {
    if (!isId(panelId)) return null;
    return await servers.transaction(serverId, async (tx) => {
      await tx.$queryRaw`SELECT 1 AS locked FROM "Panel" WHERE "id" = ${panelId}::uuid FOR UPDATE`;
      const row = await tx.panel.findUnique({ where: { id: panelId }, include: panelWithTakes });
      const data = row && decide(toPanel(row));
      if (!data) return null;
      const panel = toPanel(await tx.panel.update({ where: { id: panelId }, data, include: panelWithTakes }));
      const { storyId, status, step, steps } = panel;
      await announce(tx, { type: "panel", serverId, storyId, panelId, status, step, steps });
      await announce(tx, { type: "story", serverId, storyId });
      await then?.(tx, panel);
      return panel;
    });
  };
  const rests = ({ status, deletedAt }: Panel) => deletedAt === null && atRest.some((state) => state === status);

  return {
    redraw: (serverId, panelId, { request, furtherSeeds = [], offer, written }, inSameTransaction) =>
      change(
        serverId,
        panelId,
        (panel) =>
          rests(panel)
            ? {
                ...{
                  status: "waiting",
                  step: 0,
                  steps: request.steps,
                  error: null,
                  errorId: null,
                  attempt: panel.attempt + 1,
                },
                ...{ request: { ...request } as object, furtherSeeds: furtherSeeds.map(BigInt) },
                chosenTake: shownTake(panel)?.number ?? null,
                offeredFrom: offer ? panel.takes.length + 1 : null,
                ...(written ? { ...written, speech: written.speech.map((line) => ({ ...line })) } : {}),
              }
            : null,
        inSameTransaction,
      ),
    choose: (serverId, panelId, take) =>
      change(serverId, panelId, (panel) =>
        rests(panel) && panel.takes.some(({ number }) => number === take)
          ? { chosenTake: take, offeredFrom: null, error: null, errorId: null }
          : null,
      ),
    hide: (serverId, panelId) =>
      change(serverId, panelId, (panel) => (rests(panel) ? { deletedAt: new Date() } : null)),
    restore: (serverId, panelId) =>
      change(serverId, panelId, ({ deletedAt }) => (deletedAt ? { deletedAt: null } : null)),
  };
}

/** A new take is shown, or offered; while the panel has further seeds, the next one is to be drawn. */
export async function afterTake(tx: PrismaTransaction, panel: Panel): Promise<void> {
  const [seed, ...furtherSeeds] = panel.furtherSeeds;
  const data: Prisma.PanelUncheckedUpdateInput = {
    ...(panel.offeredFrom === null ? { chosenTake: panel.takes.at(-1)?.number ?? null } : {}),
    ...(seed === undefined
      ? {}
      : {
          ...{ status: "drawing", step: 0, furtherSeeds: furtherSeeds.map(BigInt) },
          request: { ...panel.request, seed } as object,
        }),
  };
  await tx.panel.update({ where: { id: panel.id }, data });
}
