import { cornered } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const umbrella: Thing = {
  draw: (ink) =>
    ink.stroke("M0 4.6Q0 7 2 7Q3.6 6.6 3.4 4.8M0 4.6V-34", "#5a4238", 1.3) +
    ink.shape(
      cornered(
        [
          [-24, -22],
          [-18, -33],
          [-9, -39.6],
          [0, -41.4],
          [9, -39.6],
          [18, -33],
          [24, -22],
        ],
        [
          [24, -22],
          [16.4, -24.4],
          [8, -21.4],
          [0, -24.4],
          [-8, -21.4],
          [-16.4, -24.4],
          [-24, -22],
        ],
      ),
      "#cd4638",
      { bold: true, shade: 0.7 },
    ) +
    ink.stroke("M0 -41V-44M0 -41Q-7 -34 -8 -22M0 -41Q7 -34 8 -22", shadow("#cd4638", 1.5), 0.9),
};
