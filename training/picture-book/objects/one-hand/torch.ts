import { polygon, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const torch: Thing = {
  draw: (ink) =>
    ink.glow(0, -14, 18, "#ffb84d", 0.7) +
    ink.shape(
      polygon([
        [-1.3, 7],
        [1.3, 7],
        [2.2, -8.6],
        [-2.2, -8.6],
      ]),
      "#8b5c40",
      { bold: true },
    ) +
    ink.shape(
      smooth([
        [0, -21],
        [3.8, -13.4],
        [2.4, -8.4],
        [-2.4, -8.4],
        [-3.8, -13],
      ]),
      "#ee8132",
      { selfLit: true, line: 0.6 },
    ) +
    ink.shape(
      smooth([
        [0.2, -16],
        [1.8, -11.4],
        [0, -8.8],
        [-1.6, -11.6],
      ]),
      "#ffe08a",
      { selfLit: true, line: 0 },
    ),
};
