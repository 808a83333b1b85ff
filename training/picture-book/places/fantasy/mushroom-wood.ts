import { band, circlePath, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { blossoms, tufts } from "../parts/plants.ts";
import { arch } from "../parts/walls.ts";
import { elsewhere, stars } from "./shared.ts";

export const mushroomWood = elsewhere((s) => {
  const { ink } = s;
  const mushroom = (x: number, y: number, h: number, colour: string) =>
    ink.shape(
      band(
        [
          [x, y],
          [x + 2, y - h * 0.4],
          [x, y - h * 0.7],
        ],
        [h * 0.34, h * 0.24, h * 0.28],
      ),
      "#f3e6d0",
      { line: 0.6 },
    ) +
    ink.shape(
      smooth([
        [x - h * 0.52, y - h * 0.58],
        [x - h * 0.4, y - h * 0.86],
        [x, y - h],
        [x + h * 0.4, y - h * 0.86],
        [x + h * 0.52, y - h * 0.58],
        [x, y - h * 0.5],
      ]),
      colour,
      { line: 0.7 },
    ) +
    ink.patch(
      circlePath(x - h * 0.2, y - h * 0.74, h * 0.07) +
        circlePath(x + h * 0.14, y - h * 0.82, h * 0.08) +
        circlePath(x + h * 0.32, y - h * 0.66, h * 0.055),
      "#fbf1e0",
    );
  return (
    `<rect width="256" height="256" fill="${ink.fade("#4a5f94", "#a58ab8")}"/>` +
    stars(18, 100, 5) +
    ink.patch(
      smooth([
        [-8, 190],
        [10, 90],
        [40, 70],
        [70, 110],
        [90, 190],
      ]) +
        smooth([
          [160, 190],
          [186, 90],
          [220, 60],
          [264, 100],
          [264, 190],
        ]),
      "#55608f",
    ) +
    ink.glow(128, 150, 96, "#f6d9a0", 0.5) +
    mushroom(34, 200, 118, "#c4504a") +
    mushroom(226, 200, 132, "#d98a4a") +
    mushroom(82, 196, 54, "#8a5fa8") +
    mushroom(182, 196, 62, "#c4504a") +
    ink.shape(arch(24, 168, 20, 32), "#7a4f38", { line: 0.6 }) +
    ink.circle(232, 150, 7, "#ffe08a", { line: 0.7, selfLit: true }) +
    ground(ink, [198, 190, 198, 190, 198], "#6f9a7a") +
    strokes(ink, "#93b88c", 0.6, [
      [20, 212, 80, 6],
      [140, 216, 90, 6],
      [70, 240, 120, 7],
    ]) +
    tufts(ink, "#4a7660", [
      [64, 222],
      [204, 228],
    ]) +
    blossoms(ink, "#f6d9ea", [
      [20, 232],
      [240, 238],
      [110, 246],
    ]) +
    [
      [70, 130],
      [160, 112],
      [196, 150],
      [104, 96],
      [46, 60],
    ]
      .map(([x, y]) => ink.glow(x!, y!, 8, "#fff2a8", 0.9))
      .join("")
  );
});
