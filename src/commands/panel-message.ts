import type { Panel, Story } from "../library/index.ts";
import { actionFor } from "./command.ts";
import type { Button, Message } from "./message.ts";

/** What a panel shows, for people who do not see it: its text without the options in brackets. */
export function panelAlt(panel: Pick<Panel, "index" | "text">): string {
  return `Panel ${panel.index + 1}: ${withoutOptions(panel.text)}`;
}

/** A panel's text without the options in brackets at its start. */
export function withoutOptions(text: string): string {
  return text.replace(/^(?:\[[^\]]*\]\s*)+/u, "");
}

/**
 * A panel as it is posted in its story's thread: its picture, or why there is none, and what can be done with it. Made
 * from the panel alone, so that a platform may put it in place of what it posted before whenever the panel changes.
 */
export function panelMessage(_story: Story, panel: Panel): Message {
  const take = panel.takes.at(-1);
  const again = [button("Redraw", "redraw", panel), button("Edit prompt", "edit-prompt", panel)];
  if (!take) {
    const reason = panel.error ?? "This panel could not be drawn.";
    return { text: `${panelAlt(panel)}\n${reason}`, tone: "error", buttons: again };
  }
  return {
    text: panelAlt(panel),
    pictures: [{ file: take.pictureKey, alt: panelAlt(panel) }],
    buttons: [
      ...again,
      button("Variations", "variations", panel),
      button("Info", "info", panel),
      { ...button("Delete", "delete", panel), weight: "danger" },
    ],
  };
}

function button(label: string, action: string, { id }: Panel): Button {
  return { label, action: actionFor("story", action, id) };
}
