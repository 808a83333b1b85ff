import type { PortraitOutcome } from "./portraits.ts";
import type { Score } from "./score.ts";

/** What came of one way of drawing. */
export interface Outcome {
  /** Characters in a panel. */
  together: 1 | 2;
  /** 0: identities switched off. */
  identityScale: number;
  panels: number;
  score: Score;
}

/** How the judge itself was judged. */
export interface ReaderCheck {
  renders: number;
  score: Score;
}

/** The outcomes as a page: a row a measure, identities on and off side by side; then portraits, and what the reader is worth. */
export function report(
  outcomes: Outcome[],
  count: string,
  portraits: PortraitOutcome[],
  { renders, score: trust }: ReaderCheck,
): string {
  const columns = outcomes.toSorted((a, b) => a.together - b.together || b.identityScale - a.identityScale);
  const title = ({ together, identityScale }: Outcome) =>
    `${together === 1 ? "one" : "two"} ${identityScale === 0 ? "without identity" : "with identity"}`;
  const first = ["both", "count", "mixed"];
  const names = [...new Set(columns.flatMap(({ score }) => score.names))];
  const ordered = [...first.filter((name) => names.includes(name)), ...names.filter((name) => !first.includes(name))];
  const explained: Record<string, string> = {
    both: "**hair colour and top colour right, of everybody in the panel**",
    count: "people drawn = people asked for",
    mixed: "somebody has the other one's hair or top colour",
  };
  const rows = ordered.map((name) => {
    const cells = columns.map(({ score }) => {
      const percent = score.percent(name);
      return percent === null ? "" : `${percent.toFixed(name === "both" ? 1 : 0)} %`;
    });
    return `| ${explained[name] ?? name} | ${cells.join(" | ")} |`;
  });
  return [
    "# Storybook, measured",
    "",
    `\`npm run evaluate -- --count ${count}\`: held-out drawn characters (looks that training never showed, with hair`,
    "that can be seen) are added from their pictures as a user adds them, panels are drawn by the product's pipeline from the",
    "weights in this repository, and the attribute reader (training/train/train_reader.py), which never saw a drawn panel, names what is in them.",
    "",
    `| of ${columns[0]?.panels ?? 0} panels each | ${columns.map(title).join(" | ")} |`,
    `| --- |${" ---: |".repeat(columns.length)}`,
    ...rows,
    "",
    `The reader itself, on ${renders} true renders of other held-out characters, one or two together, not from afar: ` +
      `${trust.names.map((name) => `${name} ${trust.percent(name)?.toFixed(1)} %`).join(", ")} right.`,
    "",
    "![Twelve held-out characters: the picture they were added from, then panels](held-out.png)",
    "",
    "From real photos, the panels in which the reader sees a colour that people would name too (`training/evaluate/portraits.ts`):",
    ...portraits.flatMap(({ file, panels, score }) => [
      "",
      `* \`samples/${file}\`, of ${panels} panels: ${score.names.map((name) => `${name} ${score.percent(name)?.toFixed(0)} %`).join(", ")}.`,
    ]),
    "",
    "![Photos of people, then panels with them](portraits.png)",
    "",
  ].join("\n");
}
