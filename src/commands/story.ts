import type { Story } from "../library/index.ts";
import { knownOptions, largestSeed, longestScript, mostPanels, poses, styles } from "../story/index.ts";
import { type Command, defineCommand } from "./command.ts";
import type { Drawing, RunContext, SizeName } from "./context.ts";
import { editForm, editPanel } from "./edit-panel.ts";
import { UserError } from "./errors.ts";
import { panelActions } from "./panel-actions.ts";
import { mayChange } from "./people.ts";
import { poseOption } from "./pose-picture.ts";
import { tellStory } from "./tell-story.ts";

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
      ping: { type: "boolean", description: "yes: mention me once, when the story is done" },
    },
    examples: [
      '/story Ada waters the plants | Bob: "Not again!" runs in from the rain | [nobody, night] the house style: watercolour',
      "/story Ada (left, in a red coat) and Bob (right) drink tea seed: 7",
    ],
    details: `Up to ${mostPanels} panels with up to three characters each. Write names as they were registered, or @name in any case; a mention of a person means the character that is linked with them. Speech is name: "…", a quoted text by itself is a caption. Notes behind a name say where it stands (left, right, middle, behind, front) and what it wears (in a red coat). Brackets at the start of a panel hold options: ${knownOptions.join(", ")}. A pose is everybody's in the panel: ${poses.join(", ")}; or photo: the pose of the person in the picture that you send with the story, where the installed pack can draw it. Only the pose is kept; the picture is deleted as soon as it is read.`,
    async run(context, { script, style, size, seed, pose, ping }) {
      await tellStory(context, { script, style, size: size as SizeName | null, seed, pose, ping: ping ?? false });
    },
    actions: { ...panelActions, cancel, "edit-prompt": editPanel },
    forms: { "edit-prompt": editForm },
  });
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
