import type { Thing } from "../thing.ts";

export const snowball: Thing = { draw: (ink) => ink.circle(0, -2.6, 4.2, "#f3f6fa", { bold: true, shade: 0.5 }) };
