import { polygon } from "../../geometry.ts";
import type { Thing } from "../thing.ts";
import { cream } from "./shared.ts";

export const letter: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-6.4, -8.6],
        [6.4, -8.6],
        [6.4, 0.4],
        [-6.4, 0.4],
      ]),
      cream,
      { bold: true },
    ) +
    ink.stroke("M-6.4 -8.6L0 -3.4L6.4 -8.6", "#a48a78", 0.8) +
    ink.circle(0, -3.2, 1.4, "#cd4638", { line: 0.5 }),
};
