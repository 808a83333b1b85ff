import { circlePath, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { blossoms, bush, tufts } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const garden = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#9bbd6c");
  const picket = Array.from(
    { length: 14 },
    (_, i) => `M${i * 20 - 6} 186V156L${i * 20 - 1} 150L${i * 20 + 4} 156V186Z`,
  ).join("");
  const bed = [
    [14, 200],
    [34, 206],
    [54, 199],
    [76, 205],
    [182, 205],
    [202, 199],
    [224, 206],
    [244, 200],
  ] as const;
  return (
    ground(ink, [142, 136, 144, 136, 142], leaf(s, "#a9c39a")) +
    tree(ink, 36, 180, 92, leaf(s, "#7ba35f")) +
    ink.patch(
      circlePath(22, 112, 3.6) + circlePath(46, 104, 3.6) + circlePath(56, 126, 3.6) + circlePath(34, 128, 3.6),
      "#cd4638",
    ) +
    bush(ink, 214, 176, 34, leaf(s, "#79a56b")) +
    blossoms(
      ink,
      "#ec8fac",
      [
        [196, 166],
        [210, 158],
        [226, 162],
        [238, 168],
        [206, 170],
      ],
      2.8,
    ) +
    ink.shape(picket, "#f8f1e2", { line: 0.5 }) +
    ink.rect(-4, 162, 264, 4, "#f8f1e2", { line: 0.5 }) +
    ink.rect(-4, 174, 264, 4, "#f8f1e2", { line: 0.5 }) +
    ground(ink, [188, 184, 188, 184, 188], grass) +
    ink.patch(
      smooth([
        [-10, 214],
        [40, 208],
        [92, 212],
        [96, 200],
        [50, 194],
        [-10, 196],
      ]) +
        smooth([
          [164, 212],
          [214, 208],
          [266, 214],
          [266, 196],
          [210, 194],
          [162, 201],
        ]),
      "#8a6247",
    ) +
    ink.stroke(bed.map(([x, y]) => `M${x} ${y}v-10`).join(""), "#4f8a4e", 1.5) +
    blossoms(
      ink,
      "#cd4638",
      [bed[0], bed[3], bed[5]].map(([x, y]) => [x, y - 12] as const),
      3.4,
    ) +
    blossoms(
      ink,
      "#7f5aa6",
      [bed[1], bed[4], bed[7]].map(([x, y]) => [x, y - 12] as const),
      3.4,
    ) +
    blossoms(
      ink,
      "#f7f1e4",
      [bed[2], bed[6]].map(([x, y]) => [x, y - 12] as const),
      3.4,
    ) +
    strokes(ink, bright(grass, 0.3), 0.5, [
      [20, 228, 90, 6],
      [150, 232, 90, 6],
      [70, 248, 120, 7],
    ]) +
    tufts(ink, shadow(grass, 0.9), [
      [40, 240],
      [216, 238],
    ])
  );
});
