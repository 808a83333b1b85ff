import { polygon } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { blossoms, tufts } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const meadow = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#a3bf62");
  const spots = [
    [14, 216],
    [40, 232],
    [66, 214],
    [92, 240],
    [166, 238],
    [190, 216],
    [214, 232],
    [240, 214],
    [30, 248],
    [228, 250],
  ] as const;
  return (
    ground(ink, [150, 132, 148, 130, 144], leaf(s, "#bccf8e")) +
    ground(ink, [166, 158, 150, 162, 152], leaf(s, "#a9c578")) +
    ink.rect(186, 116, 22, 26, "#f6ecd8", { line: 0.5 }) +
    ink.shape(
      polygon([
        [182, 118],
        [197, 104],
        [212, 118],
      ]),
      "#b5483a",
      { line: 0.5 },
    ) +
    tree(ink, 40, 168, 54, leaf(s, "#7ea55c")) +
    ground(ink, [182, 176, 182, 174, 180], grass) +
    strokes(ink, bright(grass, 0.3), 0.6, [
      [10, 196, 80, 6],
      [120, 192, 110, 6],
      [60, 222, 130, 7],
    ]) +
    tufts(ink, shadow(grass, 0.9), [
      [26, 226],
      [110, 232],
      [206, 222],
      [246, 238],
    ]) +
    blossoms(
      ink,
      "#cd4638",
      spots.filter((_, i) => i % 3 === 0),
      2.9,
    ) +
    blossoms(
      ink,
      "#f7f1e4",
      spots.filter((_, i) => i % 3 === 1),
      2.7,
    ) +
    blossoms(
      ink,
      "#6f8fd0",
      spots.filter((_, i) => i % 3 === 2),
      2.5,
    )
  );
});
