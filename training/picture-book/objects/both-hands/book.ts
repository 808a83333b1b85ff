import { cornered } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const book: Thing = {
  draw: (ink) =>
    ink.shape(
      cornered(
        [
          [-10, -8],
          [0, -6.4],
        ],
        [
          [0, -6.4],
          [10, -8],
        ],
        [
          [10, -8],
          [10, 4.4],
        ],
        [
          [10, 4.4],
          [0, 6],
        ],
        [
          [0, 6],
          [-10, 4.4],
        ],
        [
          [-10, 4.4],
          [-10, -8],
        ],
      ),
      "#b8433a",
      { bold: true, shade: 0.5 },
    ) +
    ink.stroke("M0 -6.2V5.8", shadow("#b8433a", 1.6), 0.9) +
    ink.stroke("M-9.6 -8.6L0 -7L9.6 -8.6", "#fbf3e2", 1.3) +
    ink.stroke("M-7 -4l4 .6M3 -3.4l4 -.6", "#f0cf8a", 0.9),
};
