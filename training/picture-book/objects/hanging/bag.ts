import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const bag: Thing = {
  draw: (ink) =>
    ink.stroke("M-4 5Q0 -7 4 5", "#8b5c40", 1.2) +
    ink.shape(
      smooth([
        [-6.4, 4.4],
        [6.4, 4.4],
        [7.6, 16],
        [0, 17],
        [-7.6, 16],
      ]),
      "#e0b566",
      { bold: true, shade: 0.5 },
    ) +
    ink.circle(0, 10, 2.2, "#cd4638", { line: 0.6 }),
};
