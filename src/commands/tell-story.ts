import { randomInt } from "node:crypto";
import type { StoryWithPanels } from "../library/index.ts";
import { type CompiledStory, compileScript, largestSeed } from "../story/index.ts";
import { cancelButton } from "./cancel-story.ts";
import { checkReady } from "./check-ready.ts";
import type { RunContext } from "./context.ts";
import { continueStory, storyHere } from "./continue-story.ts";
import { checkDailyLimit } from "./daily-limit.ts";
import { UserError } from "./errors.ts";
import type { Draft } from "./message.ts";
import { withoutOptions } from "./panel-message.ts";
import { posePicture } from "./pose-picture.ts";
import { checkAllowed, readSettings, type Settings } from "./settings.ts";
import { pixelsOf, type Wanted } from "./story-wanted.ts";
import { styleLabel } from "./style.ts";
import { say } from "./texts/index.ts";
import { understood } from "./understood.ts";

/** Stories that one person may have in drawing on a server. */
const mostOpenStories = 3;
const longestTitle = 60;

/** Goes on with the story in whose thread the command was used, or else begins one. @throws UserError, ScriptError */
export async function tellStory(context: RunContext, wanted: Wanted): Promise<void> {
  const here = await storyHere(context);
  if (!here) return await beginStory(context, wanted);
  await settingsForTelling(context);
  await continueStory(context, here, wanted);
}

/** Starts to draw a story and answers with what was understood. @throws UserError, ScriptError */
export async function beginStory(context: RunContext, wanted: Wanted): Promise<void> {
  const settings = await settingsForTelling(context);
  await checkOpenStories(context);
  const { story, compiled } = await begin(context, { ...wanted, style: wanted.style ?? settings.style });
  await context.reply(echo(story, compiled, context.services.drawing.exactPoses));
}

/** @throws UserError where they do not let this person tell stories here */
async function settingsForTelling(context: RunContext): Promise<Settings> {
  const settings = await readSettings(context.services.library, context.server.id);
  await checkAllowed(context, settings, "stories", (t) => t("story.may"));
  return settings;
}

async function begin(
  context: RunContext,
  { script, style, size, pose, ping, ...wanted }: Wanted & { style: string },
): Promise<{ story: StoryWithPanels; compiled: CompiledStory }> {
  const { library, queues, drawing } = context.services;
  const cast = await library.characters.list(context.server.id);
  const seed = wanted.seed ?? randomInt(largestSeed);
  const pixels = pixelsOf(drawing, size);
  const compiled = compileScript(script, cast, { ...drawing.defaults, ...pixels, seed, style });
  checkReady(compiled, cast);
  await checkDailyLimit(context, compiled.panels.length);
  const posePhoto = await posePicture(context, compiled, pose);
  const story = await library.stories.create(
    context.server.id,
    {
      createdBy: context.person.id,
      createdByName: context.person.name,
      title: titleOf(compiled),
      script,
      style,
      seed,
      language: context.languages.server,
      channelId: context.place.channelId,
      threadId: context.place.threadId,
      posePhoto,
      pingAuthor: ping,
      panels: compiled.panels,
    },
    (tx, { id, panels }) => queues.drawPanels(context.server.id, id, panels, tx),
  );
  return { story, compiled };
}

async function checkOpenStories(context: RunContext): Promise<void> {
  const newest = await context.services.library.stories.list(context.server.id, { createdBy: context.person.id });
  const open = newest.filter(({ status }) => status === "drawing");
  if (open.length < mostOpenStories) return;
  throw new UserError((t) => t("story.too-many", { count: open.length }));
}

function titleOf({ panels }: CompiledStory): string {
  const characters = [...withoutOptions(panels[0]?.text ?? "")];
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle - 1).join("")}…` : characters.join("");
}

/** Says what was understood: every panel and who was recognised in it. */
function echo(story: StoryWithPanels, compiled: CompiledStory, exactPoses: boolean): Draft {
  const { panels, style, seed } = story;
  const told = { person: story.createdByName, count: panels.length, seed };
  const posed = panels.some(({ request }) => request.pose !== null);
  const note = story.posePhotoKey ? "story.only-the-pose" : posed && !exactPoses ? "story.poses-are-words" : null;
  return {
    text: (t) => {
      const text = t("story.told", { ...told, style: say(styleLabel(style), t) });
      return note ? `${text} ${t(note)}` : text;
    },
    items: understood(panels, compiled),
    buttons: [cancelButton(story)],
    story: { id: story.id, title: story.title },
  };
}
