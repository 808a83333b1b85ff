import type { Panel } from "../library/index.ts";
import type { CompiledStory } from "../story/index.ts";
import type { Item } from "./message.ts";

/** Every panel and who was recognised in it; the compiled panels are those same ones, in the same order. */
export function understood(panels: readonly Panel[], compiled: CompiledStory): Item[] {
  return panels.map(({ index, text, recognised }, i) => ({
    title: `Panel ${index + 1}: ${recognised.length > 0 ? recognised.join(", ") : "no character"}`,
    text: [text, ...(compiled.panels[i]?.overlooked ?? []).map(overlookedHint)].join("\n"),
  }));
}

function overlookedHint(name: string): string {
  return `(If you mean the character, write ${name} or @${name}.)`;
}
