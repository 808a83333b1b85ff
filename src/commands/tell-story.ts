import { randomInt } from "node:crypto";
import type { StoryWithPanels } from "../library/index.ts";
import { type CompiledStory, compileScript, largestSeed, styles } from "../story/index.ts";
import { checkReady } from "./check-ready.ts";
import { actionFor } from "./command.ts";
import type { RunContext, SizeName } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Message } from "./message.ts";
import type { Attachment } from "./options.ts";
import { withoutOptions } from "./panel-message.ts";
import { posePicture } from "./pose-picture.ts";

/** Stories that one person may have in drawing on a server. */
const mostOpenStories = 3;
const longestTitle = 60;
const onlyThePose = "The picture is deleted as soon as its pose is read.";
const posesAreWords = "Poses are drawn from the words alone here, so they may come out differently.";

/** A story as it was asked for; null: as is usual. */
export interface Wanted {
  script: string;
  style: string | null;
  size: SizeName | null;
  seed: number | null;
  pose: Attachment[] | null;
}

/** Starts to draw a story and answers with what was understood. @throws UserError, ScriptError */
export async function tellStory(context: RunContext, wanted: Wanted): Promise<void> {
  await checkOpenStories(context);
  const { story, compiled } = await begin(context, wanted);
  await context.reply(echo(story, compiled, context.services.drawing.exactPoses));
}

async function begin(
  context: RunContext,
  { script, size, pose, ...wanted }: Wanted,
): Promise<{ story: StoryWithPanels; compiled: CompiledStory }> {
  const { library, queues, drawing } = context.services;
  const cast = await library.characters.list(context.server.id);
  const style = wanted.style ?? "storybook";
  const seed = wanted.seed ?? randomInt(largestSeed);
  const pixels = drawing.sizes[size ?? "square"] ?? drawing.sizes.square;
  const compiled = compileScript(script, cast, { ...drawing.defaults, ...pixels, seed, style });
  checkReady(compiled, cast);
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
      channelId: context.place.channelId,
      threadId: context.place.threadId,
      posePhoto,
      panels: compiled.panels,
    },
    (tx, { id, panels }) => queues.drawPanels(context.server.id, id, panels, tx),
  );
  return { story, compiled };
}

async function checkOpenStories(context: RunContext): Promise<void> {
  const newest = await context.services.library.stories.list(context.server.id, { limit: 100 });
  const open = newest.filter(({ createdBy, status }) => createdBy === context.person.id && status === "drawing");
  if (open.length < mostOpenStories) return;
  throw new UserError(
    `You have ${open.length} stories being drawn. Wait until one is done or cancel one, then tell the next.`,
  );
}

function titleOf({ panels }: CompiledStory): string {
  const characters = [...withoutOptions(panels[0]?.text ?? "")];
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle - 1).join("")}…` : characters.join("");
}

/** Says what was understood: every panel and who was recognised in it. */
function echo(story: StoryWithPanels, compiled: CompiledStory, exactPoses: boolean): Message {
  const { panels, style, seed } = story;
  const count = panels.length === 1 ? "one panel" : `${panels.length} panels`;
  const text = `${story.createdByName} tells a story in ${count}. Style: ${styles[style]?.label ?? style}. Seed: ${seed}.`;
  const posed = panels.some(({ request }) => request.pose !== null);
  const note = story.posePhotoKey ? onlyThePose : posed && !exactPoses ? posesAreWords : null;
  return {
    text: note ? `${text} ${note}` : text,
    items: panels.map(({ index, text, recognised }) => ({
      title: `Panel ${index + 1}: ${recognised.length > 0 ? recognised.join(", ") : "no character"}`,
      text: [text, ...(compiled.panels[index]?.overlooked ?? []).map(overlookedHint)].join("\n"),
    })),
    buttons: [{ label: "Cancel", action: actionFor("story", "cancel", story.id) }],
    story: { id: story.id, title: story.title },
  };
}

function overlookedHint(name: string): string {
  return `(If you mean the character, write ${name} or @${name}.)`;
}
