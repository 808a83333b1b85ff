import { band, circlePath, polygon, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { bush, tufts } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { fir } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const forest = open(
  (s) => {
    const { ink } = s;
    const far = leaf(s, "#8cb0a0");
    const mid = leaf(s, "#4f8272");
    const trunk = (x: number, w: number, colour: string) =>
      ink.patch(
        band(
          [
            [x, -10],
            [x + w * 0.1, 90],
            [x - w * 0.1, 190],
          ],
          [w * 0.8, w * 0.86, w * 1.3],
        ),
        colour,
      );
    return (
      ink.patch("M0 0H256V200H0Z", leaf(s, "#bcd2b4"), 0.75) +
      [20, 62, 108, 160, 204, 244].map((x, i) => trunk(x, 9 + (i % 3) * 2, far)).join("") +
      ground(ink, [170, 162, 168, 160, 168], leaf(s, "#7ba37c")) +
      ink.patch(
        smooth([
          [-10, -10],
          [80, -10],
          [74, 34],
          [40, 52],
          [-10, 46],
        ]) +
          smooth([
            [150, -10],
            [266, -10],
            [266, 56],
            [210, 44],
            [176, 26],
          ]),
        mid,
      ) +
      [6, 226].map((x) => trunk(x, 24, "#5d4a42")).join("") +
      trunk(78, 15, "#70594c") +
      trunk(186, 14, "#70594c") +
      fir(ink, 44, 190, 84, leaf(s, "#3f7464")) +
      fir(ink, 206, 188, 74, leaf(s, "#48806c")) +
      ground(ink, [192, 186, 192, 184, 192], turf(s, "#6f9a5e")) +
      `<path d="${polygon([
        [96, -6],
        [128, -6],
        [176, 214],
        [104, 214],
      ])}${polygon([
        [150, -6],
        [164, -6],
        [226, 206],
        [190, 206],
      ])}" fill="#fff2c0" fill-opacity="${s.time === "night" ? 0.05 : 0.2}"/>` +
      strokes(ink, "#93b873", 0.6, [
        [20, 206, 80, 6],
        [140, 214, 90, 7],
        [60, 240, 120, 8],
      ]) +
      tufts(ink, "#44734a", [
        [30, 222],
        [212, 228],
        [96, 244],
      ]) +
      ink.shape(
        smooth([
          [225, 214],
          [230, 206],
          [238, 204],
          [246, 207],
          [250, 214],
        ]),
        "#c8503c",
        { line: 0.6 },
      ) +
      ink.patch(
        polygon([
          [234, 214],
          [241, 214],
          [240, 224],
          [235, 224],
        ]),
        "#f3e8d2",
      ) +
      ink.patch(circlePath(234, 209, 1.4) + circlePath(242, 208, 1.6), "#f8efe0")
    );
  },
  (s) => bush(s.ink, 10, 262, 26, leaf(s, "#3f6d58")) + bush(s.ink, 250, 264, 28, leaf(s, "#3f6d58")),
);
