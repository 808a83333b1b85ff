import { polygon, smooth } from "../../geometry.ts";
import { bright } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { elsewhere } from "./shared.ts";

export const cave = elsewhere(({ ink }) => {
  const crystal = (x: number, y: number, h: number, colour: string, lean: number) =>
    ink.shape(
      polygon([
        [x - h * 0.16, y],
        [x - h * 0.18 + lean, y - h * 0.7],
        [x + lean, y - h],
        [x + h * 0.17 + lean, y - h * 0.66],
        [x + h * 0.16, y],
      ]),
      colour,
      { line: 0.6 },
    ) +
    ink.patch(
      polygon([
        [x - h * 0.16, y],
        [x - h * 0.18 + lean, y - h * 0.7],
        [x + lean, y - h],
        [x - h * 0.02, y],
      ]),
      bright(colour, 0.4),
    );
  return (
    ink.patch("M0 0H256V256H0Z", "#4a3f5e") +
    ink.patch(
      smooth([
        [30, 262],
        [22, 140],
        [52, 60],
        [128, 34],
        [206, 62],
        [236, 140],
        [226, 262],
      ]),
      "#65567a",
    ) +
    ink.patch(
      smooth([
        [70, 262],
        [66, 160],
        [86, 104],
        [128, 86],
        [172, 106],
        [190, 160],
        [186, 262],
      ]),
      "#80709a",
    ) +
    ink.glow(128, 150, 110, "#b9e6e0", 0.5) +
    ink.patch(
      [
        [20, 0, 46],
        [58, 0, 30],
        [96, 0, 40],
        [150, 0, 34],
        [188, 0, 50],
        [230, 0, 36],
      ]
        .map(([x, y, h]) =>
          polygon([
            [x! - 13, y! - 2],
            [x! + 13, y! - 2],
            [x!, y! + h!],
          ]),
        )
        .join(""),
      "#372e4a",
    ) +
    ground(ink, [206, 196, 202, 194, 206], "#5a4c6c") +
    crystal(36, 212, 56, "#6fc0c4", -5) +
    crystal(54, 214, 36, "#a58ad0", 5) +
    crystal(214, 210, 64, "#a58ad0", 6) +
    crystal(194, 212, 38, "#6fc0c4", -4) +
    strokes(ink, "#77688c", 0.7, [
      [20, 222, 80, 6],
      [140, 220, 90, 6],
      [60, 244, 120, 7],
    ]) +
    ink.circle(100, 212, 2, "#f0d27a", { line: 0 })
  );
});
