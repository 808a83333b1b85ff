import { randomInt } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Panel, type Redrawing, type StoryWithPanels, shownTake } from "../library/index.ts";
import { largestSeed } from "../story/index.ts";
import { checkAgreed } from "./check-ready.ts";
import type { ActionHandler } from "./command.ts";
import type { RunContext } from "./context.ts";
import { checkDailyLimit } from "./daily-limit.ts";
import { UserError } from "./errors.ts";
import { panelMessage } from "./panel-message.ts";
import { mayChange } from "./people.ts";

/** Pictures that "Variations" draws, to choose from together with the one that is there. */
const variations = 3;

/** What the buttons under a panel do, by the names that `panelMessage` gives them; the argument is the panel's id. */
export const panelActions = {
  async redraw(context, panelId) {
    const found = await panelToChange(context, panelId);
    await drawAgain(context, found, { request: { ...found.panel.request, seed: anySeed() }, offer: false });
  },
  async variations(context, panelId) {
    const found = await panelToChange(context, panelId);
    const [seed = 0, ...furtherSeeds] = Array.from({ length: variations }, anySeed);
    await drawAgain(context, found, { request: { ...found.panel.request, seed }, furtherSeeds, offer: true });
  },
  async choose(context, argument) {
    const [panelId = "", take] = argument.split(":");
    const { story } = await panelToChange(context, panelId);
    const panel = await context.services.library.panels.choose(context.server.id, panelId, Number(take));
    if (!panel) throw new UserError((t) => t("panel.no-picture"));
    await show(context, { story, panel });
  },
  async info(context, panelId) {
    const { panel } = await panelOf(context, panelId);
    const take = shownTake(panel);
    if (!take) throw new UserError((t) => t("panel.not-drawn"));
    const { prompt, pack, steps, width, height } = panel.request;
    const time = { seconds: take.milliseconds / 1000, at: take.createdAt.toISOString() };
    await context.reply({
      text: (t) => t("panel.title", { panel: panel.index + 1 }),
      items: [
        { title: (t) => t("panel.info.prompt"), text: prompt },
        { title: (t) => t("panel.info.seed"), text: String(take.seed) },
        { title: (t) => t("panel.info.pack"), text: (t) => t("panel.info.pack-of", { pack, steps, width, height }) },
        { title: (t) => t("panel.info.time"), text: (t) => t("panel.info.time-of", time) },
      ],
      private: true,
    });
  },
  async delete(context, panelId) {
    const { story } = await panelToChange(context, panelId);
    const { library, background, undoMilliseconds } = context.services;
    const panel = await library.panels.hide(context.server.id, panelId);
    if (!panel) throw beingDrawn();
    await show(context, { story, panel });
    background.run("delete panel", async (signal) => {
      await setTimeout(undoMilliseconds, undefined, { signal });
      await library.removeDeleted(undoMilliseconds, context.server.id);
      if (await library.panels.get(context.server.id, panelId)) return;
      const { text } = panelMessage(panel, story);
      await context.source?.edit({ text });
    });
  },
  async undelete(context, panelId) {
    const { story } = await panelToChange(context, panelId);
    const panel = await context.services.library.panels.restore(context.server.id, panelId);
    if (panel) await show(context, { story, panel });
  },
} as const satisfies Record<string, ActionHandler>;

interface Found {
  story: StoryWithPanels;
  panel: Panel;
}

/** @throws UserError when the panel is gone, or this person may not change it */
export async function panelToChange(context: RunContext, panelId: string): Promise<Found> {
  const found = await panelOf(context, panelId);
  mayChange(context, found.story, (t) => t("panel.may"));
  return found;
}

async function panelOf(context: RunContext, panelId: string): Promise<Found> {
  const { library } = context.services;
  const panel = await library.panels.get(context.server.id, panelId);
  const story = panel && (await library.stories.get(context.server.id, panel.storyId));
  if (!story) throw new UserError((t) => t("panel.gone"));
  return { story, panel };
}

/** Sends the drawing, and shows at the panel's place that it is under way. */
export async function drawAgain(context: RunContext, { story, panel }: Found, redrawing: Redrawing): Promise<void> {
  const { library, queues } = context.services;
  const { id: serverId } = context.server;
  const drawn = redrawing.request.slots.map(({ characterId }) => characterId);
  checkAgreed(drawn, await library.characters.list(serverId));
  await checkDailyLimit(context, 1 + (redrawing.furtherSeeds?.length ?? 0));
  const waiting = await library.panels.redraw(serverId, panel.id, redrawing, (tx) =>
    queues.drawPanels(serverId, story.id, [panel], tx),
  );
  if (!waiting) throw beingDrawn();
  await show(context, { story, panel: waiting });
}

async function show({ source, reply }: RunContext, { story, panel }: Found): Promise<void> {
  const message = panelMessage(panel, story);
  if (source) await source.edit(message);
  else await reply(message);
}

const anySeed = (): number => randomInt(largestSeed);
const beingDrawn = () => new UserError((t) => t("panel.being-drawn"));
