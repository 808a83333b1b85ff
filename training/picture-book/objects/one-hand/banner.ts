import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const banner: Thing = {
  draw: (ink) =>
    ink.stroke("M0 8V-20", "#8b5c40", 1.3) +
    ink.shape(
      smooth([
        [0.5, -20],
        [5, -21],
        [9, -18.6],
        [13.6, -19.4],
        [13.4, -11.4],
        [9, -10.6],
        [5, -13],
        [0.5, -12],
      ]),
      "#cd4638",
      { bold: true },
    ),
};
