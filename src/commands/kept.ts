import type { Character } from "../library/index.ts";
import type { ChoiceOption } from "./options.ts";
import type { Text } from "./texts/index.ts";

/** What can be kept of a character's photos, as an option of commands. */
export const keepOption = {
  type: "choice",
  description: (t) => t("kept.option"),
  choices: [
    { value: "all", label: (t) => t("kept.all.label") },
    { value: "face", label: (t) => t("kept.face.label") },
  ],
} as const satisfies ChoiceOption<Text>;

/** In a word or two; null where it is everything. */
export function keptWord({ looksOnly, faceOnly }: Character): Text | null {
  if (looksOnly) return (t) => t("kept.looks");
  return faceOnly ? (t) => t("kept.face") : null;
}
