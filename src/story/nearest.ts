/**
 * Edit distance between two texts, in characters inserted, deleted, replaced or swapped with their neighbour
 * (optimal string alignment distance).
 */
export function editDistance(first: string, second: string): number {
  const a = [...first];
  const b = [...second];
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, beforePrevious[j - 2]! + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The known words nearest to what was typed, best first, without regard to case; at most `limit`, none that is far off. */
export function nearest(typed: string, known: readonly string[], limit = 3): string[] {
  const target = [...typed.toLowerCase()].slice(0, 64).join("");
  const reach = Math.max(1, Math.floor([...target].length / 2.5));
  return known
    .map((word) => {
      const candidate = word.toLowerCase();
      const begins = target.length >= 2 && candidate.startsWith(target);
      return { word, distance: begins ? 0.5 : editDistance(target, candidate) };
    })
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ word }) => word);
}
