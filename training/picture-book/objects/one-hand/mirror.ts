import type { Thing } from "../thing.ts";
import { gold } from "./shared.ts";

export const mirror: Thing = {
  draw: (ink) =>
    ink.stroke("M0 3.6V-5", "#8b5c40", 1.8) +
    ink.ellipse(0, -10, 4.8, 5.8, gold, {}) +
    ink.ellipse(0, -10, 3.5, 4.5, "#cfe4ea", { line: 0.5 }) +
    ink.stroke("M-1.6 -9.4l2.6 -3", "#ffffff", 0.9),
};
