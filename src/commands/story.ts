import { knownOptions, largestSeed, longestScript, mostPanels, poses } from "../story/index.ts";
import { cancelStory } from "./cancel-story.ts";
import { type Command, defineCommand } from "./command.ts";
import type { Drawing, SizeName } from "./context.ts";
import { editForm, editPanel } from "./edit-panel.ts";
import { panelActions } from "./panel-actions.ts";
import { poseOption } from "./pose-picture.ts";
import { styleChoices } from "./style.ts";
import { tellStory } from "./tell-story.ts";
import type { Text } from "./texts/index.ts";

const sizeLabels: Record<SizeName, Text> = {
  square: (t) => t("size.square"),
  wide: (t) => t("size.wide"),
  tall: (t) => t("size.tall"),
};

/** `/story`, with the sizes that the installed pack draws. */
export function storyCommand(drawing: Pick<Drawing, "sizes">): Command {
  const sizes = (Object.keys(sizeLabels) as SizeName[]).filter((size) => drawing.sizes[size]);
  return defineCommand({
    name: "story",
    description: (t) => t("story.description"),
    options: {
      script: {
        type: "text",
        description: (t) => t("story.script"),
        maxLength: longestScript,
        multiline: true,
        required: true,
        free: true,
      },
      style: { type: "choice", description: (t) => t("story.style"), choices: styleChoices },
      size: {
        type: "choice",
        description: (t) => t("story.size"),
        choices: sizes.map((value) => ({ value, label: sizeLabels[value] })),
      },
      seed: { type: "integer", description: (t) => t("story.seed"), min: 0, max: largestSeed },
      pose: poseOption,
      ping: { type: "boolean", description: (t) => t("story.ping") },
    },
    examples: [
      '/story Ada waters the plants | Bob: "Not again!" runs in from the rain | [nobody, night] the house style: watercolour',
      "/story Ada (left, in a red coat) and Bob (right) drink tea seed: 7",
    ],
    details: (t) => t("story.details", { most: mostPanels, options: knownOptions.join(", "), poses: poses.join(", ") }),
    async run(context, { script, style, size, seed, pose, ping }) {
      await tellStory(context, { script, style, size: size as SizeName | null, seed, pose, ping: ping ?? false });
    },
    actions: { ...panelActions, cancel: cancelStory, "edit-prompt": editPanel },
    forms: { "edit-prompt": editForm },
  });
}
