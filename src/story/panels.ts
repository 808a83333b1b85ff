import { cleanText } from "./clean.ts";
import type { Problem } from "./errors.ts";

export const longestScript = 4000;
export const longestPanel = 500;
export const mostPanels = 12;

// "1. ", "2) ", "- ", "• " in front of a panel, as in a list.
const listMark = /^(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)/u;

/**
 * Splits a script into panels at "|" and line ends; empty ones are dropped. Each panel is one clean line.
 * Lengths count UTF-16 units, as platforms do.
 */
export function splitPanels(script: string): { panels: string[]; problems: Problem[] } {
  if (script.length > longestScript) {
    const message = `A story has at most ${longestScript} characters; this one has ${script.length}. Tell it in several stories.`;
    return { panels: [], problems: [{ panel: null, message }] };
  }
  const panels = cleanText(script)
    .split(/[|｜\n]/u)
    .map((panel) => panel.replace(/\s+/gu, " ").trim().replace(listMark, ""))
    .filter((panel) => panel !== "");
  const problems: Problem[] = [];
  if (panels.length === 0) {
    problems.push({
      panel: null,
      message: "The story is empty. Write what happens, one panel a line or divided by |.",
    });
  }
  if (panels.length > mostPanels) {
    const message = `A story has at most ${mostPanels} panels; this one has ${panels.length}. Leave some out or tell the rest in a second story.`;
    problems.push({ panel: null, message });
  }
  panels.slice(0, mostPanels).forEach((panel, index) => {
    if (panel.length <= longestPanel) return;
    const message = `a panel has at most ${longestPanel} characters; this one has ${panel.length}. Shorten it or divide it with |.`;
    problems.push({ panel: index + 1, message });
  });
  return { panels: panels.slice(0, mostPanels), problems };
}
