import type { RgbImage } from "../../src/pipeline/index.ts";
import type { Asked } from "./asked.ts";
import { type LikenessEncoder, similarity } from "./likeness.ts";
import type { Means } from "./means.ts";
import type { Reading } from "./reading.ts";

/** An embedding, or null where nobody was seen. */
export type Embedding = Float32Array | null;

/** What a character's panels are compared with: its own picture, and somebody else's for scale. */
export interface References {
  own: Embedding;
  other: Embedding;
}

/** Adds how like their pictures people came out in one panel, in their own clothes; gives their embeddings, from left to right. */
export async function compare(
  means: Means,
  encoder: LikenessEncoder,
  { picture, asked, reading }: { picture: RgbImage; asked: Asked; reading: Reading },
  cast: readonly References[],
): Promise<Embedding[]> {
  const seen = await encoder.embed(picture, reading);
  for (const [i, { mention, note }] of asked.people.entries()) {
    const [embedding, { own, other }] = [seen[i], cast[mention]!];
    if (!embedding || note !== null) continue;
    if (own) means.add("its own picture", similarity(embedding, own));
    if (other) means.add("somebody else's picture", similarity(embedding, other));
  }
  return asked.people.map((_, i) => seen[i] ?? null);
}

/** Adds how alike one character came out in the panels of a story: the mean over all pairs of them. */
export function compareWithItself(means: Means, panels: readonly Embedding[]): void {
  const seen = panels.filter((embedding) => embedding !== null);
  const pairs = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => similarity(a, b)));
  if (pairs.length > 0) means.add("itself in a story", pairs.reduce((sum, value) => sum + value, 0) / pairs.length);
}
