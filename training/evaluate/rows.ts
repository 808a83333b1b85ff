import type { Group } from "./cases.ts";
import { difference, meanShare, type Share, shareOf } from "./interval.ts";
import type { Scores } from "./scores.ts";
import { identityAttributes } from "./visible.ts";

/** One line of the table of reaches. */
export interface Row {
  measure: string;
  /** What was set out to be reached, a share. */
  reach: { least: number } | { most: number };
  of: (scores: Scores) => Share | null;
}

/** A tally as a line: a measure of `judge` over some groups of cases. */
const counted = (measure: string, reach: Row["reach"], groups: readonly Group[], name: string): Row => ({
  measure,
  reach,
  of: (scores) => shareOf(scores.tally(groups, name)),
});

const attributes = (measure: string, least: number, group: Group): Row => ({
  measure,
  reach: { least },
  of: (scores) => meanShare(identityAttributes.map((name) => scores.tally([group], name))),
});

/** Cases in words that training had, whatever is in them. */
const usual: readonly Group[] = ["one", "two", "three", "notes", "nobody", "stories"];
const scenes: readonly Group[] = ["one", "two"];
const pairs: readonly Group[] = ["two", "notes"];

/** What the text says of the scene, and the name of its tally. */
export const said = [
  { name: "place", least: 0.9 },
  { name: "time", least: 0.95 },
  { name: "action", least: 0.85 },
  { name: "object", least: 0.85 },
] as const;

export const rows: readonly Row[] = [
  counted("hair and top both in their colours, one character", { least: 0.8 }, ["one"], "colours"),
  counted("the same of both, two characters in one panel", { least: 0.6 }, ["two"], "colours"),
  attributes("identity attributes, one character", 0.95, "one"),
  attributes("the same, two characters in one panel", 0.9, "two"),
  counted("attributes swapped or mixed between the two", { most: 0.03 }, pairs, "mixed"),
  attributes("identity attributes, three characters", 0.8, "three"),
  ...said.map(({ name, least }) => counted(`${name} as the prompt says`, { least }, scenes, name)),
  counted("of two, the right one does the action", { least: 0.85 }, pairs, "acts"),
  counted("of two, the right one wears the note", { least: 0.85 }, pairs, "note"),
  counted("of two, everybody stands on the asked side", { least: 0.85 }, pairs, "side"),
  counted("one character over the four panels of a story, all attributes alike", { least: 0.85 }, ["stories"], "alike"),
  counted("people drawn = people asked for", { least: 0.95 }, usual, "people"),
  counted(
    "pose and expression of the uploaded picture where the text asks for others",
    { most: 0.05 },
    ["one", "stories"],
    "copied",
  ),
];

export const reached = (reach: Row["reach"], share: number): boolean =>
  "least" in reach ? share >= reach.least : share <= reach.most;

/** How a measure of the scene does in words that were trained and in words that never were. */
export interface WordsRow {
  name: string;
  trained: Share | null;
  unseen: Share | null;
  /** How much less the words that were never trained reach; null where there is nothing to compare. */
  behind: ReturnType<typeof difference> | null;
}

export const wordsRows = (drawn: Scores): WordsRow[] =>
  said.map(({ name }) => {
    const trained = shareOf(drawn.tally(scenes, name));
    const unseen = shareOf(drawn.tally(["words"], name));
    return { name, trained, unseen, behind: trained && unseen && difference(trained, unseen) };
  });
