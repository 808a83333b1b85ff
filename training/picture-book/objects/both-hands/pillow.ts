import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const pillow: Thing = {
  draw: (ink) =>
    ink.shape(
      smooth([
        [-10, -7],
        [0, -6],
        [10, -7],
        [9.4, 0],
        [10, 6],
        [0, 5],
        [-10, 6],
        [-9.4, 0],
      ]),
      "#9cc0c4",
      { bold: true, shade: 0.5 },
    ),
};
