import type { Thing } from "../thing.ts";

export const camera: Thing = {
  draw: (ink) =>
    ink.rect(-6.4, -7.4, 12.8, 8.6, "#49434d", { round: 1.6 }) +
    ink.rect(-3, -9.2, 5, 2.4, "#49434d", { round: 0.6 }) +
    ink.circle(0, -3, 3.3, "#8d98a6", {}) +
    ink.circle(0, -3, 2, "#34303c", { line: 0.5 }) +
    ink.circle(-0.7, -3.7, 0.7, "#dfe6ef", { line: 0 }) +
    ink.circle(4.5, -5.8, 0.8, "#cd4638", { line: 0.4 }),
};
