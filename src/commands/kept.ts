import type { Character } from "../library/index.ts";

/** What can be kept of a character's photos, as an option of commands. */
export const keepOption = {
  type: "choice",
  description: "What is kept of the photos; with the face only, stories say what is worn",
  choices: [
    { value: "all", label: "Face and clothes" },
    { value: "face", label: "Face only" },
  ],
} as const;

/** In a word or two; null where it is everything. */
export function keptWord({ looksOnly, faceOnly }: Character): string | null {
  if (looksOnly) return "looks only";
  return faceOnly ? "face only" : null;
}
