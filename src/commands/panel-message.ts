import { type Panel, shownTake, type Take } from "../library/index.ts";
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
 * from its row alone, so that a platform may put it in place of what it posted before whenever the panel changes.
 */
export function panelMessage(panel: Panel): Message {
  const { index, status, error } = panel;
  const take = shownTake(panel);
  if (panel.deletedAt) return { text: `Panel ${index + 1} was deleted.`, buttons: [button("Undo", "undelete", panel)] };
  const again = [button("Redraw", "redraw", panel), button("Edit prompt", "edit-prompt", panel)];
  if (!take) {
    const reason = error ?? (status === "cancelled" ? "This panel was cancelled." : "This panel could not be drawn.");
    return { text: `${panelAlt(panel)}\n${reason}`, tone: "error", buttons: again };
  }
  const message = { text: panelAlt(panel), pictures: [{ file: take.pictureKey, alt: panelAlt(panel) }] };
  if (status === "waiting" || status === "drawing")
    return { ...message, progress: { label: "Being drawn again", share: null } };
  const offered = panel.takes.filter(({ number }) => panel.offeredFrom !== null && number >= panel.offeredFrom);
  if (offered.length > 0) return choice(panel, [take, ...offered.filter((other) => other !== take)]);
  return {
    ...message,
    text: error ? `${message.text}\n${error}` : message.text,
    buttons: [
      ...again,
      button("Variations", "variations", panel),
      button("Info", "info", panel),
      { ...button("Delete", "delete", panel), weight: "danger" },
    ],
  };
}

/** The picture that is shown and those that may take its place. */
function choice(panel: Panel, takes: readonly Take[]): Message {
  const error = panel.error ? `\n${panel.error}` : "";
  return {
    text: `${panelAlt(panel)}\nWhich picture shall stay? The first is the one that was there.${error}`,
    pictures: takes.map(({ pictureKey }, i) => ({ file: pictureKey, alt: `Picture ${i + 1} of ${panelAlt(panel)}` })),
    buttons: takes.map(({ number }, i) => ({
      label: i === 0 ? "Keep 1" : `Take ${i + 1}`,
      action: actionFor("story", "choose", `${panel.id}:${number}`),
    })),
  };
}

function button(label: string, action: string, { id }: Panel): Button {
  return { label, action: actionFor("story", action, id) };
}
