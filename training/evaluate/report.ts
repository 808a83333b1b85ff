import type { Share } from "./interval.ts";
import { shareOf } from "./interval.ts";
import { accessories, wornBy } from "./judging.ts";
import type { Means } from "./means.ts";
import { reached, rows, type WordsRow, wordsRows } from "./rows.ts";
import type { Scores } from "./scores.ts";
import { identityAttributes } from "./visible.ts";

/** Ways in which the pictures of the same cases come about. */
export const columns = ["drawn", "without identity", "true renders"] as const;
export type Column = (typeof columns)[number];

/** What was found of one column. */
export interface Findings {
  scores: Scores;
  means: Means;
}

export type Results = Record<Column, Findings>;

const percent = (share: number, digits = 0) => (100 * share).toFixed(digits);

/** "93.2 % (90–95 of 256)": the share, its 95 % interval, and how many were judged. */
const cell = (share: Share | null): string =>
  share === null ? "" : `${percent(share.share, 1)} % (${percent(share.low)}–${percent(share.high)} of ${share.of})`;

function table(head: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `| --- |${" ---: |".repeat(head.length - 1)}`, ...lines.map(line)];
}

const yes = (right: boolean) => (right ? "yes" : "no");

function reaches(results: Results): string[] {
  const counted = rows.map(({ measure, reach, of }) => {
    const share = of(results.drawn.scores);
    const asked = "least" in reach ? `${percent(reach.least)} %` : `at most ${percent(reach.most)} %`;
    const met = share === null ? "" : yes(reached(reach, share.share));
    return [measure, asked, ...columns.map((column) => cell(of(results[column].scores))), met];
  });
  return table(
    ["measure", "reach", ...columns, "reached"],
    [
      ...counted,
      unseenWords(wordsRows(results.drawn.scores)),
      ["mean joint error against the asked pose", "6 % of the height", "the pack has no pose condition", "", "", ""],
    ],
  );
}

/** "12.3 points (4 to 20)" */
const points = ({ share, low, high }: NonNullable<WordsRow["behind"]>): string =>
  `${percent(share, 1)} points (${percent(low)} to ${percent(high)})`;

/** The widest gap between words that were trained and words that were not. */
function unseenWords(words: readonly WordsRow[]): string[] {
  const measure = "words that no caption has, behind those of training";
  const gaps = words.flatMap(({ name, behind }) => (behind ? [{ name, behind }] : []));
  const [widest] = gaps.toSorted((a, b) => b.behind.share - a.behind.share);
  if (!widest) return [measure, "at most 10 points", "", "", "", ""];
  const { name, behind } = widest;
  return [measure, "at most 10 points", `${name}: ${points(behind)}`, "", "", yes(behind.share <= 0.1)];
}

function attributeTable(results: Results): string[] {
  const ways = [
    { title: "one", group: "one", column: "drawn" },
    { title: "two", group: "two", column: "drawn" },
    { title: "three", group: "three", column: "drawn" },
    { title: "one, without identity", group: "one", column: "without identity" },
    { title: "one, true renders", group: "one", column: "true renders" },
    { title: "two, true renders", group: "two", column: "true renders" },
    { title: "three, true renders", group: "three", column: "true renders" },
  ] as const;
  const names = [...identityAttributes, ...accessories.map(wornBy), "expression"];
  const lines = names.map((name) => [
    name,
    ...ways.map(({ group, column }) => cell(shareOf(results[column].scores.tally([group], name)))),
  ]);
  return table(["attribute", ...ways.map(({ title }) => title)], lines);
}

function wordsTable(drawn: Scores): string[] {
  const lines = wordsRows(drawn).map(({ name, trained, unseen, behind }) => [
    name,
    cell(trained),
    cell(unseen),
    behind ? points(behind) : "",
  ]);
  return table(["as the prompt says", "words of training", "words that no caption has", "behind"], lines);
}

function likenessTable(results: Results): string[] {
  const lines = ["its own picture", "somebody else's picture", "itself in a story"].map((name) => [
    name,
    ...columns.map((column) => {
      const found = results[column].means.of(name);
      return found ? `${found.mean.toFixed(3)} ± ${found.margin.toFixed(3)} (of ${found.of})` : "";
    }),
  ]);
  return table(["similarity of a drawn character to", ...columns], lines);
}

/** The results as a page. */
export function report(results: Results, count: number, pictures: readonly string[]): string {
  return [
    "# Storybook, measured",
    "",
    `\`npm run evaluate -- --count ${count}\`: ${count} held-out drawn characters (looks that training never showed) are added`,
    "from one picture each as a user adds them. Panels of the picture book with them are written as scripts, compiled and drawn by the",
    "product's own pipeline. A reader that was trained on renders alone names what it sees; nothing of it draws. Only that is judged",
    "which the script says and the panel can show: no hair under a hat, no hands in a close-up, no hour in a windowless place.",
    "",
    "*True renders* are the same panels as the picture book draws them: what the reader gets right there is the most that can be",
    "seen of anything drawn. *Without identity* is drawn with the identity scale at 0, panels with one and with two characters only.",
    "In brackets: the 95 % interval (Wilson) and the number of judgements.",
    "",
    ...reaches(results),
    "",
    "Identity attributes are hair style and colour, skin, garment and its colour, glasses, beard and headwear; the line is their mean.",
    "People are expected where the text puts them, from left to right in the order of their names where it says nothing. Swapped or mixed is a",
    "panel in which somebody has what only the other should have, or both are in each other's place. Who does the action is asked where",
    "the other one does something else, and people are then told apart by their looks.",
    "",
    "## Attributes",
    "",
    ...attributeTable(results),
    "",
    "## Words",
    "",
    "Panels of one and of two characters, and the same panels in synonyms that were kept out of training; only what is said in such",
    "words is judged of them.",
    "",
    ...wordsTable(results.drawn.scores),
    "",
    "## Likeness",
    "",
    "The cosine of embeddings of an image encoder that was trained on renders to tell who somebody is; people are cut out of panels and",
    "of the uploaded picture by the joints that the reader sees.",
    "",
    ...likenessTable(results),
    "",
    ...pictures,
  ].join("\n");
}
