import type { Thing } from "../thing.ts";
import { wood } from "./shared.ts";

export const rake: Thing = {
  draw: (ink) =>
    ink.stroke("M0 -16V28", wood, 1.6) +
    ink.stroke("M-6 28H6M-5.4 28V32M-1.8 28V32M1.8 28V32M5.4 28V32", "#70757d", 1.3),
};
