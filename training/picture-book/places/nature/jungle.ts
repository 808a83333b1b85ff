import { band, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { blossoms, tufts } from "../parts/plants.ts";
import { open } from "./shared.ts";

export const jungle = open(
  (s) => {
    const { ink } = s;
    const frond = (x: number, y: number, dx: number, dy: number, w: number) =>
      band(
        [
          [x, y],
          [x + dx * 0.5, y + dy * 0.3],
          [x + dx, y + dy],
        ],
        [w * 0.3, w, 1],
      );
    return (
      ink.patch("M0 0H256V200H0Z", "#9cc7a0", 0.8) +
      ink.patch(
        smooth([
          [-10, 60],
          [40, 30],
          [100, 50],
          [160, 26],
          [266, 56],
          [266, 190],
          [-10, 190],
        ]),
        "#6aa57c",
      ) +
      ink.patch(
        [
          frond(30, 190, -50, -110, 26),
          frond(30, 190, 40, -120, 26),
          frond(30, 190, 0, -140, 24),
          frond(226, 190, -46, -110, 26),
          frond(226, 190, 30, -120, 26),
          frond(226, 190, -4, -146, 24),
        ].join(""),
        "#3f8460",
      ) +
      ink.patch(
        [
          frond(10, 0, 60, 60, 30),
          frond(246, 0, -60, 66, 30),
          frond(128, -10, 40, 50, 24),
          frond(100, -10, -40, 50, 24),
        ].join(""),
        "#2f6c52",
      ) +
      ink.stroke("M70 0Q80 70 66 120M190 0Q178 60 192 104", "#4d7a48", 2.2) +
      blossoms(
        ink,
        "#ee8a5a",
        [
          [66, 122],
          [192, 106],
          [40, 96],
        ],
        4,
      ) +
      ground(ink, [188, 180, 188, 180, 188], "#7aa557") +
      strokes(ink, "#a6c26c", 0.6, [
        [20, 206, 90, 6],
        [140, 214, 90, 7],
        [60, 238, 120, 7],
      ]) +
      tufts(ink, "#3c7247", [
        [24, 220],
        [230, 224],
        [120, 246],
      ])
    );
  },
  (s) =>
    s.ink.patch(
      band(
        [
          [-8, 262],
          [14, 226],
          [40, 214],
        ],
        [10, 26, 1],
      ) +
        band(
          [
            [264, 262],
            [244, 224],
            [218, 214],
          ],
          [10, 26, 1],
        ),
      "#2a6049",
    ),
);
