import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";
import { wood } from "./shared.ts";

export const paintbrush: Thing = {
  draw: (ink) =>
    ink.stroke("M0 6V-9", wood, 1.6) +
    ink.rect(-1.2, -11.4, 2.4, 3, "#b7c1ca", { line: 0.6 }) +
    ink.shape(
      smooth([
        [-1.5, -11],
        [0, -17],
        [1.5, -11],
      ]),
      "#4878c2",
      { line: 0.7 },
    ),
};
