import { band } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const rope: Thing = {
  draw: (ink) =>
    ink.shape(
      band(
        [
          [0, -4],
          [4, 2],
          [0, 8],
          [-4, 2],
          [0.4, -3.4],
        ],
        [1.6, 1.8, 1.8, 1.8, 1.6],
      ),
      "#c79a62",
      { line: 0.7 },
    ),
};
