import { circlePath } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const stringOfLights: Thing = {
  draw: (ink) =>
    ink.stroke("M-16 -4Q-8 6 0 0Q8 6 16 -4", "#4a5a44", 0.8) +
    [
      [-11, 0.4],
      [-5.4, 2],
      [5.4, 2],
      [11, 0.4],
    ]
      .map(([x, y]) => ink.glow(x!, y! + 1.6, 5, "#ffd56b", 0.7) + ink.patch(circlePath(x!, y! + 1.6, 1.5), "#ffe08a"))
      .join(""),
};
