import type { Thing } from "../thing.ts";

export const suitcase: Thing = {
  draw: (ink) =>
    ink.stroke("M-3.4 4V1Q0 -1.4 3.4 1V4", "#4a3028", 1.5) +
    ink.rect(-10, 3.6, 20, 15, "#a8643c", { round: 2, shade: 0.5 }) +
    ink.stroke("M-5.6 3.6V18.6M5.6 3.6V18.6", "#7b4429", 1.4),
};
