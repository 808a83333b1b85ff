import { randomInt } from "node:crypto";
import type { Story, StoryWithPanels } from "../library/index.ts";
import {
  type CompiledStory,
  compileScript,
  knownOptions,
  largestSeed,
  longestScript,
  mostPanels,
  poses,
  styles,
} from "../story/index.ts";
import { checkReady } from "./check-ready.ts";
import { actionFor, type Command, defineCommand } from "./command.ts";
import type { Drawing, RunContext, SizeName } from "./context.ts";
import { editForm, editPanel } from "./edit-panel.ts";
import { UserError } from "./errors.ts";
import type { Message } from "./message.ts";
import type { Attachment } from "./options.ts";
import { panelActions } from "./panel-actions.ts";
import { withoutOptions } from "./panel-message.ts";
import { mayChange } from "./people.ts";
import { poseOption, posePicture } from "./pose-picture.ts";

/** Stories that one person may have in drawing on a server. */
const mostOpenStories = 3;
const longestTitle = 60;
const onlyThePose = "The picture is deleted as soon as its pose is read.";
const posesAreWords = "Poses are drawn from the words alone here, so they may come out differently.";
const sizeLabels: Record<SizeName, string> = { square: "Square", wide: "Wide", tall: "Tall" };

/** `/story`, with the sizes that the installed pack draws. */
export function storyCommand(drawing: Pick<Drawing, "sizes">): Command {
  const sizes = (Object.keys(sizeLabels) as SizeName[]).filter((size) => drawing.sizes[size]);
  return defineCommand({
    name: "story",
    description: "Draws a story, panel by panel, in a thread.",
    options: {
      script: {
        type: "text",
        description: "What happens: one panel a line, or divided by |",
        maxLength: longestScript,
        multiline: true,
        required: true,
        free: true,
      },
      style: {
        type: "choice",
        description: "How it is drawn",
        choices: Object.entries(styles).map(([value, { label }]) => ({ value, label })),
      },
      size: {
        type: "choice",
        description: "The panels' shape",
        choices: sizes.map((value) => ({ value, label: sizeLabels[value] })),
      },
      seed: { type: "integer", description: "The same number draws the same pictures again", min: 0, max: largestSeed },
      pose: poseOption,
    },
    examples: [
      '/story Ada waters the plants | Bob: "Not again!" runs in from the rain | [nobody, night] the house style: watercolour',
      "/story Ada (left, in a red coat) and Bob (right) drink tea seed: 7",
    ],
    details: `Up to ${mostPanels} panels with up to three characters each. Write names as they were registered, or @name in any case. Speech is name: "…", a quoted text by itself is a caption. Notes behind a name say where it stands (left, right, middle, behind, front) and what it wears (in a red coat). Brackets at the start of a panel hold options: ${knownOptions.join(", ")}. A pose is everybody's in the panel: ${poses.join(", ")}; or photo: the pose of the person in the picture that you send with the story, where the installed pack can draw it. Only the pose is kept; the picture is deleted as soon as it is read.`,
    async run(context, { script, style, size, seed, pose }) {
      await checkOpenStories(context);
      const wanted = { script, style: style ?? "storybook", size: size as SizeName | null, seed, pose };
      const { story, compiled } = await begin(context, wanted);
      await context.reply(echo(story, compiled, context.services.drawing.exactPoses));
    },
    actions: { ...panelActions, cancel, "edit-prompt": editPanel },
    forms: { "edit-prompt": editForm },
  });
}

interface Wanted {
  script: string;
  style: string;
  size: SizeName | null;
  seed: number | null;
  pose: Attachment[] | null;
}

async function begin(
  context: RunContext,
  { script, style, size, pose, ...wanted }: Wanted,
): Promise<{ story: StoryWithPanels; compiled: CompiledStory }> {
  const { library, queues, drawing } = context.services;
  const cast = await library.characters.list(context.server.id);
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

async function cancel(context: RunContext, storyId: string): Promise<void> {
  const { library, queues } = context.services;
  const story: Story | null = await library.stories.get(context.server.id, storyId);
  if (!story) throw new UserError("This story has been removed.");
  mayChange(context, story, "cancel this story");
  const cancelled = await library.stories.cancel(context.server.id, storyId, (tx) =>
    queues.cancelStory(context.server.id, storyId, tx),
  );
  if (!cancelled) throw new UserError("This story is not being drawn any more.");
  const drawn = cancelled.panels.filter(({ status }) => status === "drawn" || status === "posted").length;
  await context.reply({ text: `The story was cancelled; ${drawn} of ${cancelled.panels.length} panels are drawn.` });
}
