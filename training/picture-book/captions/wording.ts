import type { Random } from "../../drawing/random.ts";

/** Which words may be used: those of training, or, where there are any, those that training never shows. */
export type Vocabulary = "training" | "held-out";

/** One of several wordings of the same. Those that begin with ~ are held out of training captions, for a test. */
export function pickWording(random: Random, wordings: readonly string[], vocabulary: Vocabulary): string {
  const own = wordings.filter((wording) => wording.startsWith("~") === (vocabulary === "held-out"));
  const from = own.length > 0 ? own : wordings.filter((wording) => !wording.startsWith("~"));
  return random.pick(from).replace(/^~/, "");
}
