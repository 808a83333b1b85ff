import { circlePath, smooth } from "../../geometry.ts";
import { bright } from "../../light.ts";
import { potPlant } from "../parts/furniture.ts";
import { pendant } from "../parts/lamps.ts";
import { room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { isLamplit } from "../place.ts";
import { inside } from "./shared.ts";

export const kitchen = inside((s) => {
  const { ink } = s;
  const cupboard = (x: number, y: number, w: number, h: number) =>
    ink.rect(x, y, w, h, "#6f9c98", { line: 0.7 }) +
    ink.rect(x + 4, y + 4, w - 8, h - 8, bright("#6f9c98", 0.14), { line: 0.5 }) +
    ink.patch(circlePath(x + w - 9, y + h / 2, 1.6), "#e9c877");
  const tiles = ink.stroke(
    "M0 112H256M0 128H256M0 144H256M24 112V152M56 112V152M88 112V152M120 112V152M152 112V152M184 112V152M216 112V152M248 112V152",
    "#e3d6bd",
    0.9,
  );
  return (
    room(s, "#f3e7cd", "#c99a6a", 184) +
    tiles +
    window(s, 98, 40, 60, 62) +
    beam(s, 98, 102, 60, 196) +
    cupboard(6, 34, 38, 48) +
    cupboard(46, 34, 38, 48) +
    ink.rect(182, 66, 70, 5, "#a5724a", { line: 0.6 }) +
    ink.shape(circlePath(194, 58, 7) + circlePath(212, 58, 7) + circlePath(230, 58, 7), "#f7f1e4", { line: 0.6 }) +
    ink.patch(circlePath(194, 58, 4) + circlePath(212, 58, 4) + circlePath(230, 58, 4), "#9cc0c4") +
    ink.stroke("M190 71v9M208 71v9M226 71v9", "#8b8f98", 1.2) +
    ink.shape(
      smooth([
        [186, 82],
        [194, 82],
        [193, 92],
        [187, 92],
      ]) +
        smooth([
          [204, 82],
          [213, 82],
          [211, 95],
          [205, 95],
        ]) +
        smooth([
          [222, 82],
          [230, 82],
          [229, 91],
          [223, 91],
        ]),
      "#c7663f",
      { line: 0.5 },
    ) +
    ink.rect(-4, 150, 264, 7, "#e9d3a8", { line: 0.7 }) +
    [0, 38, 76, 114].map((x) => cupboard(x + 2, 157, 36, 32)).join("") +
    ink.rect(156, 157, 48, 34, "#8e929c", { line: 0.7 }) +
    ink.rect(162, 164, 36, 20, isLamplit(s) ? "#f2a65a" : "#5d5f6a", { round: 3, line: 0.6, selfLit: isLamplit(s) }) +
    cupboard(206, 157, 48, 32) +
    ink.shape(
      smooth([
        [166, 150],
        [164, 138],
        [190, 138],
        [188, 150],
      ]),
      "#cd4638",
      { line: 0.7 },
    ) +
    ink.stroke("M172 132q-3 -5 0 -9t0 -8M182 133q-3 -5 0 -9", "#ffffff", 1.6, 0.6) +
    potPlant(s, 22, 150, 26) +
    ink.shape(circlePath(58, 144, 5) + circlePath(66, 144, 5) + circlePath(62, 138, 5), "#e8853a", { line: 0.5 }) +
    pendant(s, 62, 24, "#cd4638")
  );
});
