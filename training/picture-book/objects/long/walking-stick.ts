import type { Thing } from "../thing.ts";

export const walkingStick: Thing = { draw: (ink) => ink.stroke("M0 30V-3Q0 -6.4 -3 -6.4", "#6b4330", 1.9) };
