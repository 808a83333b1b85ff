import type { Thing } from "../thing.ts";
import { gold } from "./shared.ts";

export const key: Thing = {
  draw: (ink) =>
    ink.stroke("M0 -3V-11M0 -10.4h2.6M0 -8h2", gold, 1.5) +
    ink.circle(0, -0.6, 2.6, gold, {}) +
    ink.circle(0, -0.6, 1.1, "#7a5b35", { line: 0 }),
};
