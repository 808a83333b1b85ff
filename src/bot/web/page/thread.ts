import type { PanelView, StoryView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { openLightbox } from "./lightbox.ts";
import { messageElement } from "./message.ts";
import { closeStory, openStory } from "./navigation.ts";
import { buttonsElement, pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { caption, saveLink, statusLine, styleName } from "./story-parts.ts";

/** A story's thread beside the chat (over it on a phone): its panels arrive one by one. */
const live = el("p", { className: "visually-hidden", role: "status" });
const content = el("div", { className: "thread-content" });
export const threadPlace = el("aside", { className: "thread", hidden: true, aria: { label: "Story" } }, content, live);
let shown: string | null = null;
let panels = new Map<string, { key: string; element: HTMLElement }>();

function closeThread(): void {
  const closed = shown;
  closeStory();
  follow();
  document.querySelector<HTMLElement>(`[data-story="${closed}"] .open-story`)?.focus();
}

export function startThread(): void {
  window.addEventListener("hashchange", follow);
  state.on("story", (id) => id === shown && render());
  state.on("message", (id) => state.messages.get(id)?.storyId === shown && shown !== null && render());
  threadPlace.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeThread();
  });
  follow();
}

function follow(): void {
  const id = openStory();
  if (id === shown) return;
  shown = id;
  panels = new Map();
  content.replaceChildren();
  threadPlace.hidden = id === null;
  document.body.classList.toggle("thread-open", id !== null);
  if (id === null) return;
  if (state.stories.has(id)) render();
  else void state.readStory(id);
  threadPlace.scrollTop = 0;
  threadPlace.querySelector("button")?.focus({ preventScroll: true });
}

function render(): void {
  const story = shown === null ? undefined : state.stories.get(shown);
  if (!story) return;
  const begun = [...state.messages.values()].find((message) => message.story?.id === story.id);
  const said = state.inOrder(story.id).filter(({ panelId }) => panelId === null);
  const focused = document.activeElement?.getAttribute("aria-label");
  content.replaceChildren(
    el(
      "header",
      {},
      button({ className: "plain-icon close-thread", icon: "close", aria: { label: "Close the story" } }, closeThread),
      el("h2", {}, story.title),
      el("p", { className: "meta" }, `Told by ${story.by} · ${styleName(story.style)} · seed ${story.seed}`),
      statusLine(story),
      story.status === "drawing" && begun ? buttonsElement(begun, begun.buttons) : null,
    ),
    el("ol", { className: "panels" }, ...story.panels.map((panel) => panelItem(story, panel))),
    ...said.map(messageElement),
  );
  // What had the focus was made anew.
  if (focused) {
    const again = [...content.querySelectorAll("button")].find((each) => each.getAttribute("aria-label") === focused);
    again?.focus({ preventScroll: true });
  }
}

/** A panel's element; only one that changed is made anew, so that pictures do not flicker. */
function panelItem(story: StoryView, panel: PanelView): HTMLElement {
  const key = panel.picture ? `picture ${panel.picture.url}` : `${panel.status} ${panel.step} ${panel.error}`;
  const known = panels.get(panel.id);
  if (known?.key === key) return known.element;
  if (known && panel.picture) live.textContent = `Panel ${panel.index + 1} is drawn.`;
  const arrived = known !== undefined && panel.picture !== null;
  const element = el(
    "li",
    { className: `panel ${panel.status}${arrived ? " arrived" : ""}`, data: { panel: String(panel.index + 1) } },
    el("figure", {}, frame(story, panel), el("figcaption", {}, ...caption(panel.text))),
  );
  panels.set(panel.id, { key, element });
  return element;
}

function frame(story: StoryView, panel: PanelView): HTMLElement {
  const box = el("div", { className: "frame" });
  box.style.setProperty("aspect-ratio", `${panel.width} / ${panel.height}`);
  if (panel.picture) {
    const label = `Open panel ${panel.index + 1} large`;
    const open = button({ className: "enlarge", aria: { label } }, () => openLightbox(story.id, panel.id));
    open.append(pictureElement(panel.picture));
    box.append(open, saveLink(story, panel));
    return box;
  }
  box.append(el("div", { className: "placeholder" }, ...placeholder(panel)));
  return box;
}

function placeholder(panel: PanelView): HTMLElement[] {
  const number = el("span", { className: "number" }, String(panel.index + 1));
  if (panel.status === "drawing") {
    const bar = el("progress", { max: Math.max(1, panel.steps), value: panel.step, aria: { label: "Steps drawn" } });
    return [number, el("span", {}, panel.step > 0 ? `Step ${panel.step} of ${panel.steps}` : "Beginning …"), bar];
  }
  const words: Partial<Record<PanelView["status"], string>> = {
    waiting: "Waiting for its turn",
    drawn: "Almost there",
    posted: "Almost there",
    cancelled: "Cancelled",
  };
  return [
    number,
    el("span", { className: "reason" }, panel.error ?? words[panel.status] ?? "This panel could not be drawn."),
  ];
}
