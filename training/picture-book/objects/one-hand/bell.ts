import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";
import { gold } from "./shared.ts";

export const bell: Thing = {
  draw: (ink) =>
    ink.stroke("M0 1V-2.6", "#7a4c33", 1.8) +
    ink.shape(
      smooth(
        [
          [0, -3],
          [-2.6, -4.2],
          [-3.2, -8],
          [-5, -10.6],
          [5, -10.6],
          [3.2, -8],
          [2.6, -4.2],
        ].map(([x, y]) => [x!, -13.6 - y!] as const),
      ),
      gold,
      { bold: true, shade: 0.6 },
    ),
};
