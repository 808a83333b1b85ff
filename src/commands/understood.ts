import type { Panel } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import type { Item } from "./message.ts";
import type { Text } from "./texts/index.ts";

/** Every panel and who was recognised in it; the compiled panels are those same ones, in the same order. */
export function understood(panels: readonly Panel[], compiled: CompiledStory): Item<Text>[] {
  return panels.map(({ index, text, recognised }, i) => ({
    title: (t) => t("story.recognised", { panel: index + 1, names: recognised.join(", ") || t("story.no-character") }),
    text: (t) =>
      [text, ...(compiled.panels[i]?.overlooked ?? []).map((name) => t("story.overlooked", { name }))].join("\n"),
  }));
}
