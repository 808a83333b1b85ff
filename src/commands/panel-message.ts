import { type Panel, type Story, shownTake, type Take } from "../library/index.ts";
import { actionFor } from "./command.ts";
import type { Button, Message } from "./message.ts";
import { remarkText } from "./remark-text.ts";
import { type Key, languageOf, say, type Translate, textsIn } from "./texts/index.ts";

type ButtonKey = Extract<Key, `panel.button.${"undo" | "redraw" | "edit" | "variations" | "info" | "delete"}`>;

/** What a panel shows, for people who do not see it: its text without the options in brackets. */
export function panelAlt({ index, text }: Pick<Panel, "index" | "text">, t: Translate): string {
  return t("panel.alt", { panel: index + 1, text: withoutOptions(text) });
}

/** A panel's text without the options in brackets at its start. */
export function withoutOptions(text: string): string {
  return text.replace(/^(?:\[[^\]]*\]\s*)+/u, "");
}

/**
 * A panel as it is posted in its story's thread: its picture, or why there is none, and what can be done with it. Made
 * from its row alone, in its story's language, so that a platform may put it in place of what it posted before whenever the
 * panel changes.
 */
export function panelMessage(panel: Panel, { language }: Pick<Story, "language">): Message {
  const { index, status } = panel;
  const t = textsIn(languageOf(language));
  const error = panel.error === null ? null : say(remarkText(panel.error), t);
  const note = panel.errorId === null ? {} : { note: t("error.id", { id: panel.errorId }) };
  const button = (label: ButtonKey, action: string): Button => ({
    label: t(label),
    action: actionFor("story", action, panel.id),
  });
  const take = shownTake(panel);
  if (panel.deletedAt)
    return { text: t("panel.deleted", { panel: index + 1 }), buttons: [button("panel.button.undo", "undelete")] };
  const again = [button("panel.button.redraw", "redraw"), button("panel.button.edit", "edit-prompt")];
  const alt = panelAlt(panel, t);
  if (!take) {
    const reason = error ?? t(status === "cancelled" ? "panel.cancelled" : "panel.failed");
    return { text: `${alt}\n${reason}`, tone: "error", buttons: again, ...note };
  }
  const message = { ...note, text: alt, pictures: [{ file: take.pictureKey, alt }] };
  if (status === "waiting" || status === "drawing")
    return { ...message, progress: { label: t("panel.again"), share: null } };
  const offered = panel.takes.filter(({ number }) => panel.offeredFrom !== null && number >= panel.offeredFrom);
  if (offered.length > 0)
    return { ...choice(panel, [take, ...offered.filter((other) => other !== take)], error, t), ...note };
  return {
    ...message,
    text: error ? `${message.text}\n${error}` : message.text,
    buttons: [
      ...again,
      button("panel.button.variations", "variations"),
      button("panel.button.info", "info"),
      { ...button("panel.button.delete", "delete"), weight: "danger" },
    ],
  };
}

/** The picture that is shown and those that may take its place. */
function choice(panel: Panel, takes: readonly Take[], error: string | null, t: Translate): Message {
  const alt = panelAlt(panel, t);
  return {
    text: [alt, t("panel.which"), error].filter(Boolean).join("\n"),
    pictures: takes.map(({ pictureKey }, i) => ({
      file: pictureKey,
      alt: t("panel.picture", { number: i + 1, panel: alt }),
    })),
    buttons: takes.map(({ number }, i) => ({
      label: t(i === 0 ? "panel.button.keep" : "panel.button.take", { number: i + 1 }),
      action: actionFor("story", "choose", `${panel.id}:${number}`),
    })),
  };
}
