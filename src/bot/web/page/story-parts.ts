import type { PanelView, StoryView } from "./api-types.ts";
import { el, icon } from "./dom.ts";
import { shareDrawn } from "./pace.ts";
import { state } from "./state.ts";
import { texts } from "./texts.ts";

export const styleName = (style: string): string => texts.styles[style] ?? style;

/** "Drawing panel 2 of 4, step 14 of 25, about 40 s left" with a bar; or how it ended. */
export function statusLine(story: StoryView): HTMLElement {
  const box = el("div", { className: `story-status ${story.status}` });
  if (story.status === "drawing") {
    const bar = el("progress", { max: 1, value: shareDrawn(story), aria: { label: texts.howMuch } });
    box.append(el("span", { className: "status-text" }, statusText(story)), bar);
  } else if (statusText(story) !== "") box.append(el("span", { className: "status-text" }, statusText(story)));
  return box;
}

/** Brings a status line up to date where it stands, so that what moves in it goes on moving. */
export function updateStatus(box: Element, story: StoryView): void {
  const text = box.querySelector(".status-text");
  if (text) text.textContent = statusText(story);
  const bar = box.querySelector("progress");
  if (bar) bar.value = shareDrawn(story);
}

/** Changes when more of a story has changed than its status line shows. */
export function lookOf(story: StoryView): string {
  const panels = story.panels.map(({ status, picture, error }) => `${status} ${picture?.url} ${error}`);
  return [story.status, ...panels].join("\n");
}

function statusText(story: StoryView): string {
  const drawn = story.panels.filter(({ picture }) => picture).length;
  const all = story.panels.length;
  const drawnOf = texts.drawnOf(drawn, texts.panels(all));
  if (story.status === "cancelled") return `${texts.storyCancelled} ${drawnOf}`;
  if (story.status === "failed") return texts.storyFailed;
  if (story.status === "done") return drawn < all ? drawnOf : "";
  const drawing = story.panels.find(({ status }) => status === "drawing");
  if (!drawing) return drawn > 0 ? texts.nextPanelSoon : texts.storyWaits;
  const left = state.paceOf(story.id).left(story);
  const step = drawing.step > 0 ? texts.stepOf(drawing.step, drawing.steps) : texts.beginning;
  return [texts.panelOf(drawing.index + 1, all), step, left].filter(Boolean).join(" · ");
}

/** The panel as it was written: what is said stands out, options in brackets step back. */
export function caption(text: string): HTMLElement[] {
  const parts = text
    .trim()
    .split(/(\[[^\]]*\]|["“][^"“”]*["”])/u)
    .filter((part) => part !== "");
  return parts.map((part) => {
    if (part.startsWith("[")) return el("span", { className: "options" }, part);
    if (/^["“]/u.test(part)) return el("q", {}, part.slice(1, -1));
    return el("span", {}, part);
  });
}

/** A link that saves the picture under the story's name. */
export function saveLink(story: StoryView, panel: PanelView): HTMLElement {
  const name = story.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "");
  const label = texts.savePanel(panel.index + 1);
  const download = `${name.slice(0, 40) || "story"}-${panel.index + 1}.png`;
  const link = el("a", { className: "save", href: panel.picture?.url ?? "", download, aria: { label } });
  link.append(icon("save"));
  return link;
}
