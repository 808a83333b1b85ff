import type { PanelView, StoryView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { openLightbox } from "./lightbox.ts";
import { messageElement } from "./message.ts";
import { closeStory, openStory } from "./navigation.ts";
import { buttonsElement, pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { caption, lookOf, saveLink, statusLine, styleName, updateStatus } from "./story-parts.ts";

/** A story's thread beside the chat (over it on a phone): its panels arrive one by one. */
const live = el("p", { className: "visually-hidden", role: "status" });
const content = el("div", { className: "thread-content" });
export const threadPlace = el("aside", { className: "thread", hidden: true, aria: { label: "Story" } }, content, live);
const head = el("header");
const panelList = el("ol", { className: "panels" });
const said = el("div", { className: "thread-messages" });
content.append(head, panelList, said);
let shown: string | null = null;
/** What each panel showed when its element was made. */
let keys = new Map<string, string>();
let look = "";

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
  keys = new Map();
  look = "";
  for (const part of [head, panelList, said]) part.replaceChildren();
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
  const status = head.querySelector(".story-status");
  if (status && look === lookOf(story)) updateStatus(status, story);
  else renderHead(story);
  look = lookOf(story);
  for (const [i, panel] of story.panels.entries()) {
    const key = keyOf(panel);
    const known = panelList.children[i];
    if (known instanceof HTMLElement && known.dataset.panelId === panel.id && keys.get(panel.id) === key) {
      if (panel.status === "drawing") updateSteps(known, panel);
      continue;
    }
    // Elements that stay the same stay where they are: a picture that is put back would arrive again.
    const arrives = panel.picture !== null && keys.has(panel.id) && !keys.get(panel.id)?.includes(panel.picture.url);
    if (arrives) live.textContent = `Panel ${panel.index + 1} is drawn.`;
    keys.set(panel.id, key);
    const element = panelElement(story, panel, arrives);
    if (known) known.replaceWith(element);
    else panelList.append(element);
  }
  while (panelList.children.length > story.panels.length) panelList.lastElementChild?.remove();
  const messages = state.inOrder(story.id).filter(({ panelId }) => panelId === null);
  said.replaceChildren(...messages.map(messageElement));
}

/** Changes with everything that is shown of a panel but its steps. */
function keyOf({ picture, choice, buttons, deleted, status, error, text }: PanelView): string {
  const shown = picture ? [picture, ...choice].map(({ url }) => url).join(" ") : status;
  return [shown, deleted, error, text, ...buttons.map(({ action }) => action)].join("\n");
}

function renderHead(story: StoryView): void {
  const begun = [...state.messages.values()].find((message) => message.story?.id === story.id);
  const focused = head.contains(document.activeElement) ? document.activeElement?.className : null;
  head.replaceChildren(
    button({ className: "plain-icon close-thread", icon: "close", aria: { label: "Close the story" } }, closeThread),
    el("h2", {}, story.title),
    el("p", { className: "meta" }, `Told by ${story.by} · ${styleName(story.style)} · seed ${story.seed}`),
    statusLine(story),
    story.status === "drawing" && begun
      ? buttonsElement(begun, begun.buttons)
      : button({ className: "button plain continue" }, () => openForm("story", [], story.id), "Continue the story"),
  );
  // What had the focus was made anew.
  if (focused) [...head.querySelectorAll("button")].find(({ className }) => className === focused)?.focus();
}

function panelElement(story: StoryView, panel: PanelView, arrives: boolean): HTMLElement {
  const message = messageOf(panel);
  return el(
    "li",
    {
      className: `panel ${panel.status}${arrives ? " arrived" : ""}`,
      data: { panel: String(panel.index + 1), panelId: panel.id },
    },
    el("figure", {}, frame(story, panel), el("figcaption", {}, ...caption(panel.text))),
    panel.choice.length > 0 &&
      el(
        "div",
        { className: "choice", role: "group", aria: { label: "Pictures to choose from" } },
        ...panel.choice.map(pictureElement),
      ),
    panel.picture !== null && panel.error !== null && el("p", { className: "meta" }, panel.error),
    panel.picture !== null && panel.buttons.length === 0 && againElement(),
    message !== null && panel.buttons.length > 0 && buttonsElement({ id: message }, panel.buttons),
  );
}

const againElement = () =>
  el("p", { className: "meta" }, el("progress", { aria: { label: "Being drawn again" } }), " Being drawn again …");

/** The message that posted the panel: buttons are pressed on messages. */
function messageOf(panel: PanelView): string | null {
  return [...state.messages.values()].findLast(({ panelId }) => panelId === panel.id)?.id ?? null;
}

function frame(story: StoryView, panel: PanelView): HTMLElement {
  const box = el("div", { className: "frame" });
  box.style.setProperty("--shape", `${panel.width} / ${panel.height}`);
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

const stepText = ({ step, steps }: PanelView): string => (step > 0 ? `Step ${step} of ${steps}` : "Beginning …");

function updateSteps(element: Element, panel: PanelView): void {
  const text = element.querySelector(".step");
  if (text) text.textContent = stepText(panel);
  const bar = element.querySelector("progress");
  if (bar) Object.assign(bar, { max: Math.max(1, panel.steps), value: panel.step });
}

function placeholder(panel: PanelView): HTMLElement[] {
  const number = el("span", { className: "number" }, String(panel.index + 1));
  if (panel.status === "drawing") {
    const bar = el("progress", { max: Math.max(1, panel.steps), value: panel.step, aria: { label: "Steps drawn" } });
    return [number, el("span", { className: "step" }, stepText(panel)), bar];
  }
  if (panel.deleted) return [number, el("span", { className: "reason" }, "Deleted")];
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
