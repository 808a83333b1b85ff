import type { Asked } from "./asked.ts";
import type { Reading } from "./reading.ts";
import type { Scores } from "./scores.ts";
import { identityAttributes } from "./visible.ts";

/**
 * Adds one story about one character to the scores: whether each attribute was seen alike in all its panels, right or
 * wrong, as far as they should show it, and whether all attributes were.
 */
export function judgeStory(
  scores: Scores,
  group: string,
  panels: readonly Asked[],
  readings: readonly Reading[],
): void {
  const alike = identityAttributes.flatMap((name) => {
    const shown = readings.filter((_, i) => panels[i]!.people[0]!.look[name] !== undefined);
    if (shown.length < 2) return [];
    const values = new Set(shown.map(({ people }) => people[0]?.labels[name]));
    const same = values.size === 1 && !values.has(undefined);
    scores.add(group, "attribute alike", same);
    return [same];
  });
  scores.add(group, "alike", !alike.includes(false));
}
