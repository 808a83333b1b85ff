import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const trumpet: Thing = {
  pointing: true,
  draw: (ink) =>
    `<g transform="rotate(-20)">${ink.stroke("M-4 0H10M-1 2.6H8", "#e0aa3c", 1.7)}${ink.shape(
      smooth([
        [9, -1],
        [13, -2],
        [16, -4.6],
        [16.4, 4.6],
        [13, 2],
        [9, 1],
      ]),
      "#efc04c",
      { bold: true },
    )}</g>`,
};
