import { band, polygon, smooth } from "../../geometry.ts";
import { ground, rock, strokes } from "../parts/ground.ts";
import { open } from "./shared.ts";

export const desert = open((s) => {
  const { ink } = s;
  const cactus = (x: number, y: number, h: number) =>
    ink.shape(
      band(
        [
          [x, y],
          [x, y - h * 0.5],
          [x, y - h],
        ],
        [h * 0.17, h * 0.19, h * 0.17],
      ) +
        band(
          [
            [x, y - h * 0.4],
            [x + h * 0.24, y - h * 0.44],
            [x + h * 0.26, y - h * 0.72],
          ],
          [h * 0.12, h * 0.12, h * 0.12],
        ) +
        band(
          [
            [x, y - h * 0.3],
            [x - h * 0.22, y - h * 0.32],
            [x - h * 0.24, y - h * 0.54],
          ],
          [h * 0.12, h * 0.12, h * 0.12],
        ),
      "#5f9468",
      { line: 0.6 },
    ) + ink.stroke(`M${x - 2} ${y - 4}V${y - h * 0.92}M${x + 3} ${y - 4}V${y - h * 0.92}`, "#467a52", 0.9);
  return (
    ink.patch(
      polygon([
        [140, 160],
        [150, 112],
        [166, 108],
        [172, 118],
        [196, 116],
        [206, 160],
      ]),
      "#c9805a",
    ) +
    ink.patch(
      polygon([
        [172, 118],
        [196, 116],
        [206, 160],
        [184, 160],
      ]),
      "#b06a4c",
    ) +
    ground(ink, [156, 146, 162, 150, 160], "#eebd7f") +
    ground(ink, [180, 166, 184, 168, 178], "#e8ab66") +
    ink.patch(
      smooth([
        [60, 172],
        [100, 178],
        [140, 182],
        [120, 200],
        [70, 196],
      ]),
      "#d99754",
      0.6,
    ) +
    cactus(34, 204, 66) +
    cactus(226, 198, 46) +
    ground(ink, [204, 196, 206, 198, 204], "#f2c888") +
    strokes(ink, "#dca768", 0.7, [
      [20, 216, 90, 5],
      [140, 214, 90, 5],
      [60, 238, 130, 6],
    ]) +
    rock(ink, 208, 226, 9, "#b98260")
  );
});
