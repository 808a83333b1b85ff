import { circlePath, polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const iceCream: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-3.6, -6],
        [3.6, -6],
        [0, 5.6],
      ]),
      "#d9a15c",
      { bold: true },
    ) +
    ink.stroke("M-2.6 -3L1.6 .2M2.6 -3L-1.6 .2", "#b97c3e", 0.6) +
    ink.shape(circlePath(-2.2, -8.2, 3.4) + circlePath(2.4, -8.4, 3.4) + circlePath(0, -12.2, 3.6), "#f2a8bb", {
      bold: true,
      shade: 0.6,
    }) +
    ink.circle(0.6, -16, 1.2, "#cd4638", { line: 0.6 }),
};
