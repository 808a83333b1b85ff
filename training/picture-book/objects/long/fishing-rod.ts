import type { Thing } from "../thing.ts";
import { wood } from "./shared.ts";

export const fishingRod: Thing = {
  draw: (ink) =>
    ink.stroke("M-3 6L17 -34", wood, 1.5) +
    ink.stroke("M17 -34Q23 -14 21 4", "#6b5a58", 0.5) +
    ink.stroke("M21 4q0 3 -2 2", "#6b5a58", 0.8),
};
