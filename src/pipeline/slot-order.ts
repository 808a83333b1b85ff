import type { Box } from "./image.ts";

/**
 * Whose identity goes into which slot: `mention` = the i-th person of the prompt into the i-th, as the authors trained;
 * `left-to-right` = who stands furthest left into the first, for networks trained so. Who has no place stands in the
 * middle, and people at one place keep the order of mention.
 */
export type SlotOrder = "mention" | "left-to-right";

/** The same people in the order of the slots. */
export function inSlotOrder<Person extends { box?: Box | null }>(
  people: readonly Person[],
  order: SlotOrder,
): Person[] {
  const middle = ({ box }: Person) => (box ? (box.left + box.right) / 2 : 0.5);
  return order === "mention" ? [...people] : people.toSorted((a, b) => middle(a) - middle(b));
}
