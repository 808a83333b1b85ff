import type { StoryView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { messageElement } from "./message.ts";
import { closeStory, openStory } from "./navigation.ts";
import { keyOf, panelElement, updateSteps } from "./panel-element.ts";
import { buttonsElement } from "./parts.ts";
import { state } from "./state.ts";
import { lookOf, statusLine, styleName, updateStatus } from "./story-parts.ts";
import { texts } from "./texts.ts";

/** A story's thread beside the chat (over it on a phone): its panels arrive one by one. */
const live = el("p", { className: "visually-hidden", role: "status" });
const content = el("div", { className: "thread-content" });
export const threadPlace = el(
  "aside",
  { className: "thread", hidden: true, aria: { label: texts.story } },
  content,
  live,
);
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
    if (arrives) live.textContent = texts.panelDrawn(panel.index + 1);
    keys.set(panel.id, key);
    const element = panelElement(story, panel, arrives);
    if (known) known.replaceWith(element);
    else panelList.append(element);
  }
  while (panelList.children.length > story.panels.length) panelList.lastElementChild?.remove();
  const messages = state.inOrder(story.id).filter(({ panelId }) => panelId === null);
  said.replaceChildren(...messages.map(messageElement));
}

function renderHead(story: StoryView): void {
  const begun = [...state.messages.values()].find((message) => message.story?.id === story.id);
  const focused = head.contains(document.activeElement) ? document.activeElement?.className : null;
  head.replaceChildren(
    button({ className: "plain-icon close-thread", icon: "close", aria: { label: texts.closeStory } }, closeThread),
    el("h2", {}, story.title),
    el("p", { className: "meta" }, texts.toldBy(story.by, styleName(story.style), story.seed)),
    statusLine(story),
    story.status === "drawing" && begun
      ? buttonsElement(begun, begun.buttons)
      : button(
          { className: "button plain continue" },
          () => openForm("story", { storyId: story.id }),
          texts.continueStory,
        ),
  );
  // What had the focus was made anew.
  if (focused) [...head.querySelectorAll("button")].find(({ className }) => className === focused)?.focus();
}
