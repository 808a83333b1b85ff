import type { Panel, StoryWithPanels } from "../library/index.ts";
import { cancelAction } from "./cancel-story.ts";
import type { Message } from "./message.ts";
import { storyDrawn } from "./story-drawn.ts";
import { languageOf, type Translate, textsIn } from "./texts/index.ts";

/** How a story goes on, as far as its rows do not tell. */
export interface StoryProgress {
  /** Seconds until all of it is drawn; null: nobody knows yet. `Pace` reckons them. */
  secondsLeft: number | null;
}

/** How far a story is, in one line with a button that cancels it; how it ended, once it is over. In its language. */
export function storyProgress(story: StoryWithPanels, { secondsLeft }: StoryProgress): Message {
  const { panels, status } = story;
  const t = textsIn(languageOf(story.language));
  if (status === "cancelled") return { text: t("story.cancelled", { drawn: storyDrawn(story, t) }) };
  if (status === "failed") return { text: t("progress.failed"), tone: "error" };
  if (status === "done")
    return {
      text: panels.every(({ takes }) => takes.length > 0)
        ? t("progress.complete")
        : t("progress.over", { drawn: storyDrawn(story, t) }),
      tone: "success",
    };
  const drawing = panels.find((panel) => panel.status === "drawing");
  const label = drawing ? stepOf(drawing, panels.length, secondsLeft, t) : t("progress.waiting");
  return {
    text: label,
    progress: { label, share: shareDrawn(panels) },
    buttons: [{ label: t("story.button.cancel"), action: cancelAction(story.id) }],
  };
}

function stepOf({ index, step, steps }: Panel, panels: number, secondsLeft: number | null, t: Translate): string {
  const at = step > 0 ? t("progress.step", { step, steps }) : t("progress.beginning");
  const left = secondsLeft === null ? [] : [timeLeft(secondsLeft, t)];
  return [t("progress.panel", { panel: index + 1, panels }), at, ...left].join(", ");
}

function timeLeft(seconds: number, t: Translate): string {
  if (seconds < 2) return t("progress.almost");
  if (seconds < 60)
    return t("progress.seconds", { left: seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5 });
  if (seconds < 5400) return t("progress.minutes", { left: Math.round(seconds / 60) });
  return t("progress.hours", { left: Math.round(seconds / 3600) });
}

/** 0..1 over all panels' steps. */
function shareDrawn(panels: readonly Panel[]): number {
  const shares = panels.map(({ status, step, steps }) => {
    if (status === "waiting") return 0;
    // A panel whose last step is done is still to be decoded.
    return status === "drawing" ? (steps > 0 ? (0.95 * step) / steps : 0) : 1;
  });
  return panels.length > 0 ? shares.reduce<number>((sum, share) => sum + share, 0) / panels.length : 0;
}

/** Learns how long a step takes from when steps were told, to say how long a story still takes. One a story. */
export class Pace {
  #last: { panelId: string; step: number; at: number } | null = null;
  #millisecondsPerStep: number | null = null;

  /** A step was told; `at` in milliseconds of any steady clock. */
  step(panelId: string, step: number, at: number): void {
    const last = this.#last;
    this.#last = { panelId, step, at };
    if (!last || last.panelId !== panelId || step <= last.step) return;
    const measured = (at - last.at) / (step - last.step);
    this.#millisecondsPerStep =
      this.#millisecondsPerStep === null ? measured : 0.7 * this.#millisecondsPerStep + 0.3 * measured;
  }

  /** Seconds until the story is drawn; null before two steps of a panel were told. */
  secondsLeft({ panels }: StoryWithPanels): number | null {
    if (this.#millisecondsPerStep === null) return null;
    const open = panels.filter(({ status }) => status === "waiting" || status === "drawing");
    const steps = open.reduce((sum, panel) => sum + panel.steps - (panel.status === "drawing" ? panel.step : 0), 0);
    return (steps * this.#millisecondsPerStep) / 1000;
  }
}
