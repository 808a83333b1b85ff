import { polygon, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const lantern: Thing = {
  draw: (ink) =>
    ink.stroke("M-3 0Q0 -4.4 3 0", "#4a3b3a", 1) +
    ink.glow(0, 7, 17, "#ffd56b", 0.7) +
    ink.shape(
      polygon([
        [-4, 1.6],
        [4, 1.6],
        [3.2, -0.2],
        [-3.2, -0.2],
      ]),
      "#5a4744",
      { line: 0.8 },
    ) +
    ink.shape(
      polygon([
        [-4, 2],
        [4, 2],
        [4.6, 11.4],
        [-4.6, 11.4],
      ]),
      "#ffe9a3",
      { selfLit: true, bold: true },
    ) +
    ink.shape(
      smooth([
        [0, 4.2],
        [1.8, 7.6],
        [0, 9.8],
        [-1.8, 7.6],
      ]),
      "#ee8f35",
      { selfLit: true, line: 0 },
    ) +
    ink.shape(
      polygon([
        [-5.2, 11.2],
        [5.2, 11.2],
        [5.2, 13],
        [-5.2, 13],
      ]),
      "#5a4744",
      { line: 0.8 },
    ),
};
