import type { Thing } from "../thing.ts";
import { cream } from "./shared.ts";

export const lollipop: Thing = {
  draw: (ink) =>
    ink.stroke("M0 4V-7", cream, 1.1) +
    ink.circle(0, -10.6, 4.4, "#ec8fac", { bold: true }) +
    ink.stroke("M0 -10.6q1.8 -1 2.2 .8q0 2.6 -2.8 2.2q-2.8 -1 -1.8 -4.2q1.8 -2.8 4.8 -1.2", "#fffaf0", 0.9),
};
