import { polygon } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const paperPlane: Thing = {
  draw: (ink) =>
    ink.shape(
      polygon([
        [-8, -4],
        [9, -9],
        [0, 1],
      ]),
      "#fbf6ea",
      { bold: true },
    ) +
    ink.shape(
      polygon([
        [-1.8, -2.6],
        [9, -9],
        [0, 1],
      ]),
      shadow("#fbf6ea", 0.7),
      { line: 0.6 },
    ),
};
