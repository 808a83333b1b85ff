import type { Tally } from "./scores.ts";

/** A share of `of` judgements, and between which shares the true one lies with 95 % confidence. */
export interface Share {
  share: number;
  low: number;
  high: number;
  of: number;
}

/** The normal distribution's quantile for 95 % on both sides. */
export const z = 1.959964;

/**
 * Wilson's score interval, which holds for small counts and for shares near 0 and 1, too (E. B. Wilson, 1927).
 * @param weight how many independent judgements the share is worth, where that is not `of`
 */
function wilson(share: number, of: number, weight: number): Share {
  const square = z ** 2 / weight;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / weight + square / (4 * weight));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), of };
}

/** null where nothing was judged. */
export function shareOf({ right, of }: Tally): Share | null {
  return of === 0 ? null : wilson(right / of, of, of);
}

/**
 * The mean of several shares, each counting the same whatever its number of judgements. It varies as one share would of
 * k² / Σ 1/n judgements (exactly so where all are equal). null where nothing was judged.
 */
export function meanShare(tallies: readonly Tally[]): Share | null {
  const judged = tallies.filter(({ of }) => of > 0);
  if (judged.length === 0) return null;
  const total = (value: (tally: Tally) => number) => judged.reduce((sum, tally) => sum + value(tally), 0);
  return wilson(
    total(({ right, of }) => right / of) / judged.length,
    total(({ of }) => of),
    judged.length ** 2 / total(({ of }) => 1 / of),
  );
}

/** How much larger one share is than another, with its 95 % interval (R. G. Newcombe, 1998, method 10: from Wilson's). */
export function difference(a: Share, b: Share): Pick<Share, "share" | "low" | "high"> {
  const share = a.share - b.share;
  return {
    share,
    low: share - Math.hypot(a.share - a.low, b.high - b.share),
    high: share + Math.hypot(a.high - a.share, b.share - b.low),
  };
}
