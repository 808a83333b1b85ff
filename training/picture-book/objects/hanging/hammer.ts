import type { Thing } from "../thing.ts";

export const hammer: Thing = {
  draw: (ink) => ink.stroke("M0 5V-10", "#a06c45", 1.8) + ink.rect(-5, -14, 10, 4.4, "#7d848d", { round: 0.8 }),
};
