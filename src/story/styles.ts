export interface Style {
  /** Put at the end of the prompt. */
  words: string;
  /** Put at the end of the negative prompt. */
  negative: string;
}

/** The styles of the story language, by the name that people write. */
export const styles: Record<string, Style> = {
  storybook: { words: "", negative: "" },
  watercolour: { words: "watercolour painting", negative: "photo" },
  comic: { words: "bold comic book drawing", negative: "photo" },
};

const otherSpellings: Record<string, string> = { watercolor: "watercolour", comics: "comic" };

/** The key in `styles` that a person means, or null. */
export function findStyle(typed: string): string | null {
  const name = typed.trim().toLowerCase();
  const key = otherSpellings[name] ?? name;
  return Object.hasOwn(styles, key) ? key : null;
}

/** The StoryMaker authors' negative prompt. */
export const authorsNegativePrompt = "bad quality, NSFW, low quality, ugly, disfigured, deformed";
