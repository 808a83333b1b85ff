import { polygon } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const bucket: Thing = {
  draw: (ink) =>
    ink.stroke("M-6 5Q0 -6 6 5", "#6b6470", 0.9) +
    ink.shape(
      polygon([
        [-6.6, 4.6],
        [6.6, 4.6],
        [5, 15],
        [-5, 15],
      ]),
      "#cd4638",
      { bold: true, shade: 0.6 },
    ) +
    ink.ellipse(0, 4.6, 6.6, 1.8, shadow("#cd4638", 1.4), { line: 0.8 }),
};
