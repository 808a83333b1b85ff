import type { StoryWithPanels } from "../library/index.ts";
import { compileScript, panelSeed, photoPose } from "../story/index.ts";
import { cancelButton } from "./cancel-story.ts";
import { checkReady } from "./check-ready.ts";
import type { RunContext } from "./context.ts";
import { checkDailyLimit } from "./daily-limit.ts";
import { UserError } from "./errors.ts";
import { mayChange } from "./people.ts";
import { pixelsOf, type Wanted } from "./story-wanted.ts";
import { languageOf } from "./texts/index.ts";
import { understood } from "./understood.ts";

/** Panels of one story, with all that it was continued by. */
const mostPanelsInAll = 48;

/** The story in whose thread the command was used: the first that was told there. null outside of one. */
export async function storyHere({ services, server, place }: RunContext): Promise<StoryWithPanels | null> {
  if (place.threadId === null) return null;
  const found = (await services.library.stories.list(server.id, { threadId: place.threadId })).at(-1);
  return found ? await services.library.stories.get(server.id, found.id) : null;
}

/** Draws more panels behind those of a story, in its style and shape unless told otherwise. @throws UserError, ScriptError */
export async function continueStory(context: RunContext, story: StoryWithPanels, wanted: Wanted): Promise<void> {
  const { library, queues, drawing } = context.services;
  const { id: serverId } = context.server;
  mayChange(context, story, (t) => t("story.may-continue"));
  if (wanted.pose) throw new UserError((t) => t("story.pose-at-start"));
  const cast = await library.characters.list(serverId);
  const last = wanted.size ? null : story.panels.at(-1)?.request;
  const { width, height } = last ?? pixelsOf(drawing, wanted.size);
  // Another seed than the beginning had, and the same whenever the same is said.
  const seed = wanted.seed ?? panelSeed(story.seed, story.panels.length);
  const style = wanted.style ?? story.style;
  const compiled = compileScript(wanted.script, cast, { ...drawing.defaults, width, height, seed, style });
  checkReady(compiled, cast);
  if (story.pose === null && compiled.panels.some(({ request }) => request.pose === photoPose))
    throw new UserError((t) => t("story.no-pose-picture"));
  if (story.panels.length + compiled.panels.length > mostPanelsInAll)
    throw new UserError((t) => t("story.too-long", { most: mostPanelsInAll }));
  await checkDailyLimit(context, compiled.panels.length);
  const more = { script: wanted.script, panels: compiled.panels, pingAuthor: wanted.ping };
  const extended = await library.stories.extend(serverId, story.id, more, (tx, { panels }) =>
    queues.drawPanels(serverId, story.id, panels, tx),
  );
  if (!extended) throw new UserError((t) => t("story.gone"));
  const added = extended.panels.slice(-compiled.panels.length);
  await context.reply({
    text: (t) => t("story.continued", { person: context.person.name, count: added.length }),
    items: understood(added, compiled),
    language: languageOf(story.language),
    buttons: [cancelButton(story)],
  });
}
