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
    const values = { most: longestScript, length: script.length };
    return { panels: [], problems: [{ panel: null, code: "script-too-long", values }] };
  }
  const panels = cleanText(script)
    .split(/[|｜\n]/u)
    .map((panel) => panel.replace(/\s+/gu, " ").trim().replace(listMark, ""))
    .filter((panel) => panel !== "");
  const problems: Problem[] = [];
  if (panels.length === 0) problems.push({ panel: null, code: "script-empty", values: {} });
  if (panels.length > mostPanels) {
    const values = { most: mostPanels, panels: panels.length };
    problems.push({ panel: null, code: "too-many-panels", values });
  }
  panels.slice(0, mostPanels).forEach((panel, index) => {
    if (panel.length <= longestPanel) return;
    const values = { most: longestPanel, length: panel.length };
    problems.push({ panel: index + 1, code: "panel-too-long", values });
  });
  return { panels: panels.slice(0, mostPanels), problems };
}
