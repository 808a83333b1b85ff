import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const cup: Thing = {
  draw: (ink) =>
    ink.stroke("M4.4 -5.4q3.6 .4 3.2 3.4q-.6 2.4 -3.8 2", "#3f8f94", 1.5) +
    ink.shape(
      smooth([
        [-4.8, -7.4],
        [4.8, -7.4],
        [4.4, -1],
        [2.6, 2.2],
        [-2.6, 2.2],
        [-4.4, -1],
      ]),
      "#3f8f94",
      { bold: true, shade: 0.6 },
    ) +
    ink.ellipse(0, -7.2, 4.6, 1.4, "#6b4330", { line: 0.7 }) +
    ink.stroke("M-1.6 -10q-1.4 -1.8 0 -3.4t0 -3.4M2 -10q-1.4 -1.8 0 -3.4", "#ffffff", 0.9, 0.75),
};
