import type { StoryWithPanels } from "../library/index.ts";
import type { Translate } from "./texts/index.ts";

/** "3 of 4 panels are drawn" */
export function storyDrawn({ panels }: Pick<StoryWithPanels, "panels">, t: Translate): string {
  const count = panels.filter(({ takes }) => takes.length > 0).length;
  return count === 0 ? t("story.drawn-none") : t("story.drawn", { count, panels: panels.length });
}
