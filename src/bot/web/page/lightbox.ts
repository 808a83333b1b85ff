import type { PanelView, StoryView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { caption, saveLink } from "./story-parts.ts";
import { texts } from "./texts.ts";

/** One panel over everything; arrows go on to the next picture, Escape closes. */
const dialog = el("dialog", { className: "lightbox", tabIndex: -1, aria: { label: texts.panel } });
let storyId = "";
let panelId = "";

dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") move(-1);
  if (event.key === "ArrowRight") move(1);
});
dialog.addEventListener("click", (event) => {
  // Text can be marked to copy it.
  const kept = event.target instanceof Element && event.target.closest("button, a, p");
  if (!kept) dialog.close();
});

export function openLightbox(story: string, panel: string): void {
  storyId = story;
  panelId = panel;
  if (!dialog.isConnected) document.body.append(dialog);
  render();
  dialog.showModal();
}

function drawn(story: StoryView | undefined): PanelView[] {
  return story?.panels.filter(({ picture }) => picture) ?? [];
}

function move(by: number): void {
  const panels = drawn(state.stories.get(storyId));
  const next = panels[panels.findIndex(({ id }) => id === panelId) + by];
  if (!next) return;
  panelId = next.id;
  const label = document.activeElement?.getAttribute("aria-label");
  render();
  // What had the focus was made anew; the keys are heard only with the focus inside.
  const again = [...dialog.querySelectorAll("button")].find((each) => each.getAttribute("aria-label") === label);
  (again && !again.disabled ? again : dialog).focus();
}

function render(): void {
  const story = state.stories.get(storyId);
  const panels = drawn(story);
  const at = panels.findIndex(({ id }) => id === panelId);
  const panel = panels[at];
  if (!story || !panel?.picture) {
    dialog.close();
    return;
  }
  const arrow = (by: -1 | 1, label: string) =>
    button(
      { className: "plain-icon arrow", icon: by < 0 ? "back" : "next", disabled: !panels[at + by], aria: { label } },
      () => move(by),
    );
  dialog.replaceChildren(
    el(
      "div",
      { className: "lightbox-bar" },
      el("span", {}, texts.panelOf(panel.index + 1, story.panels.length)),
      saveLink(story, panel),
      button({ className: "plain-icon", icon: "close", aria: { label: texts.close } }, () => dialog.close()),
    ),
    el(
      "div",
      { className: "lightbox-picture" },
      arrow(-1, texts.panelBefore),
      pictureElement(panel.picture),
      arrow(1, texts.nextPanel),
    ),
    el("p", { className: "lightbox-caption" }, ...caption(panel.text)),
  );
}
