import { cornered } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const basket: Thing = {
  draw: (ink) =>
    ink.stroke("M-8 -3Q0 -19 8 -3", "#9a6a3e", 1.7) +
    ink.circle(-3.4, -4.4, 3, "#cd4638", { line: 0.8 }) +
    ink.circle(3.2, -4.6, 3, "#5b9153", { line: 0.8 }) +
    ink.circle(0, -5.6, 2.9, "#e8853a", { line: 0.8 }) +
    ink.shape(
      cornered(
        [
          [-9.4, -3],
          [9.4, -3],
        ],
        [
          [9.4, -3],
          [7, 6.6],
        ],
        [
          [7, 6.6],
          [-7, 6.6],
        ],
        [
          [-7, 6.6],
          [-9.4, -3],
        ],
      ),
      "#c9924f",
      { bold: true },
    ) +
    ink.stroke("M-8.6 0H8.6M-7.8 3.2H7.8", shadow("#c9924f", 1.5), 0.8),
};
