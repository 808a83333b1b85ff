import type { PanelView, StoryView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { openLightbox } from "./lightbox.ts";
import { buttonsElement, pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { caption, saveLink } from "./story-parts.ts";
import { texts } from "./texts.ts";

/** Changes with everything that is shown of a panel but its steps. */
export function keyOf({ picture, choice, buttons, deleted, status, error, note, text }: PanelView): string {
  const shown = picture ? [picture, ...choice].map(({ url }) => url).join(" ") : status;
  return [shown, deleted, error, note, text, ...buttons.map(({ action }) => action)].join("\n");
}

/** A panel with what can be done with it. */
export function panelElement(story: StoryView, panel: PanelView, arrives: boolean): HTMLElement {
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
        { className: "choice", role: "group", aria: { label: texts.toChooseFrom } },
        ...panel.choice.map(pictureElement),
      ),
    panel.picture !== null && panel.error !== null && el("p", { className: "meta" }, panel.error, noteElement(panel)),
    panel.picture !== null && panel.buttons.length === 0 && againElement(),
    message !== null && panel.buttons.length > 0 && buttonsElement({ id: message }, panel.buttons),
  );
}

const noteElement = ({ note }: PanelView) => note !== undefined && el("small", {}, note);

const againElement = () =>
  el("p", { className: "meta" }, el("progress", { aria: { label: texts.drawnAgain } }), ` ${texts.drawnAgain} …`);

/** The message that posted the panel: buttons are pressed on messages. */
function messageOf(panel: PanelView): string | null {
  return [...state.messages.values()].findLast(({ panelId }) => panelId === panel.id)?.id ?? null;
}

function frame(story: StoryView, panel: PanelView): HTMLElement {
  const box = el("div", { className: "frame" });
  box.style.setProperty("--shape", `${panel.width} / ${panel.height}`);
  if (panel.picture) {
    const label = texts.openPanel(panel.index + 1);
    const open = button({ className: "enlarge", aria: { label } }, () => openLightbox(story.id, panel.id));
    open.append(pictureElement(panel.picture));
    box.append(open, saveLink(story, panel));
    return box;
  }
  box.append(el("div", { className: "placeholder" }, ...placeholder(panel)));
  return box;
}

const stepText = ({ step, steps }: PanelView): string => (step > 0 ? texts.panelStep(step, steps) : texts.panelBegins);

/** Brings the steps of a panel that is being drawn up to date where they stand. */
export function updateSteps(element: Element, panel: PanelView): void {
  const text = element.querySelector(".step");
  if (text) text.textContent = stepText(panel);
  const bar = element.querySelector("progress");
  if (bar) Object.assign(bar, { max: Math.max(1, panel.steps), value: panel.step });
}

function placeholder(panel: PanelView): HTMLElement[] {
  const number = el("span", { className: "number" }, String(panel.index + 1));
  if (panel.status === "drawing") {
    const bar = el("progress", { max: Math.max(1, panel.steps), value: panel.step, aria: { label: texts.stepsDrawn } });
    return [number, el("span", { className: "step" }, stepText(panel)), bar];
  }
  if (panel.deleted) return [number, el("span", { className: "reason" }, texts.panelDeleted)];
  const words: Partial<Record<PanelView["status"], string>> = {
    waiting: texts.panelWaits,
    drawn: texts.panelAlmost,
    posted: texts.panelAlmost,
    cancelled: texts.panelCancelled,
  };
  const reason = panel.error ?? words[panel.status] ?? texts.panelFailed;
  return [number, el("span", { className: "reason" }, reason, noteElement(panel))];
}
