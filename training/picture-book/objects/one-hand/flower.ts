import { circlePath, smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";
import { gold } from "./shared.ts";

export const flower: Thing = {
  draw: (ink) =>
    ink.stroke("M0 6Q-.6 -4 0 -13", "#4f8a4e", 1.4) +
    ink.shape(
      smooth([
        [0, -2],
        [3.4, -5.6],
        [5.4, -4.8],
        [2.8, -1],
      ]),
      "#5b9153",
      { line: 0.6 },
    ) +
    ink.shape(
      [0, 72, 144, 216, 288]
        .map((turn) =>
          circlePath(Math.sin((turn * Math.PI) / 180) * 3.3, -16 - Math.cos((turn * Math.PI) / 180) * 3.3, 2.7),
        )
        .join(""),
      "#ec8fac",
      { bold: true },
    ) +
    ink.circle(0, -16, 2, gold, { line: 0.6 }),
};
