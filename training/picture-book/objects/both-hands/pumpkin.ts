import { smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const pumpkin: Thing = {
  draw: (ink) =>
    ink.stroke("M0 -8Q.4 -11 2.6 -11.6", "#5a7a3a", 2) +
    ink.shape(
      smooth([
        [0, -8],
        [5, -8.6],
        [9.6, -4],
        [9, 2.4],
        [4.6, 5.6],
        [0, 5],
        [-4.6, 5.6],
        [-9, 2.4],
        [-9.6, -4],
        [-5, -8.6],
      ]),
      "#e8853a",
      { bold: true, shade: 0.6 },
    ) +
    ink.stroke("M-3.4 -7.6Q-6 -1.6 -3.4 5M3.4 -7.6Q6 -1.6 3.4 5", shadow("#e8853a", 1.4), 0.8),
};
