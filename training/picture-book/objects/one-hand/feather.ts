import { band } from "../../geometry.ts";
import type { Thing } from "../thing.ts";
import { cream } from "./shared.ts";

export const feather: Thing = {
  draw: (ink) =>
    ink.shape(
      band(
        [
          [0, 3],
          [0.6, -4],
          [2.6, -11],
          [5.6, -16],
        ],
        [0.6, 4, 4.6, 0.4],
      ),
      "#4878c2",
      { line: 0.7 },
    ) + ink.stroke("M0 4Q.6 -6 5.4 -15.6", cream, 0.7),
};
