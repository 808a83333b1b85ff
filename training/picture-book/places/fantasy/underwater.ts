import { band, circlePath, polygon, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { elsewhere } from "./shared.ts";

export const underwater = elsewhere(({ ink }) => {
  const fish = (x: number, y: number, s: number, colour: string, way: number) =>
    ink.shape(
      smooth([
        [x - way * 10 * s, y],
        [x - way * 2 * s, y - 6 * s],
        [x + way * 8 * s, y],
        [x - way * 2 * s, y + 6 * s],
      ]) +
        polygon([
          [x + way * 6 * s, y],
          [x + way * 14 * s, y - 6 * s],
          [x + way * 14 * s, y + 6 * s],
        ]),
      colour,
      { line: 0.6 },
    ) + ink.patch(circlePath(x - way * 6 * s, y - 1.4 * s, 1.2 * s), "#2d2630");
  const weed = (x: number, y: number, h: number, colour: string) =>
    ink.patch(
      band(
        [
          [x, y],
          [x + 7, y - h * 0.3],
          [x - 5, y - h * 0.65],
          [x + 4, y - h],
        ],
        [9, 9, 7, 1],
      ),
      colour,
    );
  return (
    `<rect width="256" height="256" fill="${ink.fade("#59b6c4", "#1d5f8a")}"/><path d="${polygon([
      [30, 0],
      [70, 0],
      [40, 200],
      [-30, 200],
    ])}${polygon([
      [120, 0],
      [150, 0],
      [150, 210],
      [96, 210],
    ])}${polygon([
      [196, 0],
      [240, 0],
      [266, 190],
      [206, 200],
    ])}" fill="#d4f4ec" fill-opacity=".16"/>` +
    fish(60, 64, 1.3, "#f2a14a", 1) +
    fish(204, 96, 1.1, "#ec8fac", -1) +
    fish(104, 30, 0.8, "#f2d25a", -1) +
    fish(224, 40, 0.8, "#8ad0b4", 1) +
    ink.patch(
      smooth([
        [-8, 200],
        [20, 160],
        [44, 176],
        [56, 204],
      ]) +
        smooth([
          [264, 200],
          [240, 150],
          [214, 178],
          [200, 206],
        ]),
      "#2f6f8f",
    ) +
    weed(20, 208, 76, "#3f9a74") +
    weed(40, 210, 52, "#57b286") +
    weed(236, 208, 84, "#3f9a74") +
    weed(216, 210, 54, "#57b286") +
    ground(ink, [204, 196, 204, 196, 204], "#e3cf9c") +
    strokes(ink, "#cdb47e", 0.6, [
      [20, 216, 80, 5],
      [140, 220, 90, 5],
      [70, 242, 110, 6],
    ]) +
    ink.shape(
      band(
        [
          [60, 206],
          [60, 192],
          [52, 182],
        ],
        [5, 5, 3],
      ) +
        band(
          [
            [60, 196],
            [68, 184],
          ],
          [4, 3],
        ),
      "#e5776a",
      { line: 0.5 },
    ) +
    ink.shape(
      smooth([
        [190, 222],
        [195, 216],
        [198, 209],
        [202, 216],
        [209, 217],
        [204, 222],
        [206, 229],
        [198, 226],
        [191, 229],
      ]),
      "#f29a5c",
      { line: 0.6 },
    ) +
    [
      [90, 150, 3],
      [96, 132, 2],
      [162, 120, 3],
      [168, 104, 2.2],
      [30, 110, 2.4],
      [238, 128, 2.6],
    ]
      .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#e8fbf6" fill-opacity=".5"/>`)
      .join("")
  );
});
