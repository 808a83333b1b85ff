import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const guitar: Thing = {
  draw: (ink) =>
    `<g transform="rotate(-28)">${ink.rect(6, -2.4, 22, 3.4, "#6b4330", { line: 0.8 })}${ink.rect(27, -3.4, 6, 5.4, "#4a3028", { round: 1 })}${ink.shape(
      smooth([
        [-15, -7],
        [-8, -9.4],
        [-3, -5.6],
        [2, -8],
        [8, -5.6],
        [9, -0.6],
        [8, 4.6],
        [2, 6.6],
        [-3, 4.4],
        [-8, 8.2],
        [-15, 5.8],
        [-17.6, -0.6],
      ]),
      "#d08a45",
      { bold: true, shade: 0.6 },
    )}${ink.circle(-2, -0.6, 2.7, "#4a3028", { line: 0.5 })}${ink.stroke("M-11 -1.4H28M-11 .2H28", "#f3e5c4", 0.4)}${ink.rect(-12.4, -3, 2, 5, "#4a3028", { line: 0.5 })}</g>`,
};
