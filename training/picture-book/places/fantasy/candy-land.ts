import { circlePath, polygon, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { arch } from "../parts/walls.ts";
import { elsewhere } from "./shared.ts";

export const candyLand = elsewhere(({ ink }) => {
  const lolly = (x: number, y: number, h: number, colour: string) =>
    ink.stroke(`M${x} ${y}V${y - h}`, "#fbf3e6", 4) +
    ink.circle(x, y - h, h * 0.3, colour, { line: 0.7 }) +
    ink.stroke(
      `M${x} ${y - h}q${h * 0.14} ${-h * 0.06} ${h * 0.16} ${h * 0.06}q0 ${h * 0.18} ${-h * 0.2} ${h * 0.14}q${-h * 0.18} ${-h * 0.08} ${-h * 0.1} ${-h * 0.28}`,
      "#fff6ea",
      2.4,
    );
  return (
    `<rect width="256" height="256" fill="${ink.fade("#a8d8e0", "#fbe3da")}"/>` +
    ground(ink, [150, 128, 148, 124, 146], "#f3c3d0") +
    ground(ink, [168, 158, 150, 164, 152], "#c9e0b4") +
    lolly(30, 196, 84, "#e2708c") +
    lolly(224, 196, 96, "#e8963f") +
    lolly(66, 188, 48, "#7fb4d0") +
    lolly(192, 188, 52, "#a07cc0") +
    ink.shape(
      polygon([
        [104, 186],
        [104, 132],
        [152, 132],
        [152, 186],
      ]),
      "#c98a56",
      { line: 0.7 },
    ) +
    ink.shape(
      smooth([
        [96, 134],
        [112, 112],
        [128, 100],
        [144, 112],
        [160, 134],
        [150, 138],
        [140, 133],
        [128, 138],
        [116, 133],
        [106, 138],
      ]),
      "#fdf3ec",
      { line: 0.7 },
    ) +
    ink.shape(arch(119, 152, 18, 34), "#8a4f3a", { line: 0.6 }) +
    ink.patch(
      circlePath(112, 146, 3) + circlePath(144, 146, 3) + circlePath(112, 168, 3) + circlePath(144, 168, 3),
      "#e2708c",
    ) +
    ground(ink, [190, 184, 190, 184, 190], "#f6dfc0") +
    strokes(ink, "#eec79c", 0.7, [
      [20, 206, 80, 6],
      [140, 210, 90, 6],
      [60, 238, 120, 7],
    ]) +
    [
      [24, 224, "#e2708c"],
      [230, 226, "#7fb4d0"],
      [60, 244, "#8fc28a"],
      [196, 244, "#e8963f"],
    ]
      .map(([x, y, colour]) => ink.circle(x as number, y as number, 6, colour as string, { line: 0.6 }))
      .join("")
  );
});
