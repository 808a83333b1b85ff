import type { StoryView } from "./api-types.ts";
import { texts } from "./texts.ts";

/** Learns how long a step takes from when steps were told, to say how long a story still takes. */
export class Pace {
  #last: { panelId: string; step: number; at: number } | null = null;
  #msPerStep: number | null = null;

  step(panelId: string, step: number, at: number): void {
    const last = this.#last;
    this.#last = { panelId, step, at };
    if (!last || last.panelId !== panelId || step <= last.step) return;
    const measured = (at - last.at) / (step - last.step);
    this.#msPerStep = this.#msPerStep === null ? measured : 0.7 * this.#msPerStep + 0.3 * measured;
  }

  /** "about 40 s left"; empty while nobody knows. */
  left(story: StoryView): string {
    if (this.#msPerStep === null || story.status !== "drawing") return "";
    const open = story.panels.filter(({ status }) => status === "waiting" || status === "drawing");
    const steps = open.reduce((sum, panel) => sum + panel.steps - (panel.status === "drawing" ? panel.step : 0), 0);
    const seconds = Math.ceil((steps * this.#msPerStep) / 1000);
    if (seconds < 2) return texts.almost;
    if (seconds < 60) return texts.secondsLeft(seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5);
    if (seconds < 5400) return texts.minutesLeft(Math.round(seconds / 60));
    return texts.hoursLeft(Math.round(seconds / 3600));
  }
}

/** How much of a story is drawn: 0..1 over all panels' steps. */
export function shareDrawn(story: StoryView): number {
  const share = story.panels.reduce((sum, panel) => {
    if (panel.status === "waiting") return sum;
    if (panel.status === "drawing") return sum + (panel.steps > 0 ? (0.95 * panel.step) / panel.steps : 0);
    return sum + 1;
  }, 0);
  return story.panels.length > 0 ? share / story.panels.length : 0;
}
