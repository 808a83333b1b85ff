import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const globe: Thing = {
  draw: (ink) =>
    ink.stroke("M0 4V7M-5 8H5", "#8b5c40", 2) +
    ink.circle(0, -3.6, 7.6, "#5b9cc4", { bold: true, shade: 0.6 }) +
    ink.patch(
      smooth([
        [-4, -8.6],
        [0.4, -9.6],
        [1.4, -6],
        [-2, -3.6],
        [-5.6, -4.6],
      ]) +
        smooth([
          [1.4, -3],
          [5.6, -4],
          [5, 0.6],
          [2, 2],
        ]),
      "#6ea85c",
    ),
};
