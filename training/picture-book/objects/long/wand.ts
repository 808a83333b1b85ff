import { starPath } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const wand: Thing = {
  draw: (ink) =>
    ink.glow(0, -16.4, 12, "#fff0a8", 0.65) +
    ink.stroke("M0 4V-13", "#6b4330", 1.5) +
    ink.shape(starPath(0, -16.4, 4.8), "#f5cf5e", { selfLit: true, line: 0.7 }),
};
