import { band, polygon, smooth } from "../../geometry.ts";
import { bright } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { bush } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const playground = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#a8c074");
  return (
    ground(ink, [150, 142, 150, 142, 148], leaf(s, "#a3bf96")) +
    bush(ink, 128, 164, 30, leaf(s, "#85aa76")) +
    tree(ink, 236, 176, 80, leaf(s, "#7ea263")) +
    ground(ink, [172, 168, 172, 168, 172], grass) +
    ink.patch(
      smooth([
        [-10, 212],
        [60, 196],
        [190, 196],
        [266, 212],
        [266, 262],
        [-10, 262],
      ]),
      turf(s, "#ecd3a0"),
    ) +
    ink.stroke("M14 200L34 108L54 200M86 200L66 108M34 108H92", "#cd4638", 3) +
    ink.stroke("M48 110V176M64 110V176", "#6b5a58", 1) +
    ink.rect(42, 175, 28, 4, "#8b5c40", { round: 1, line: 0.6 }) +
    ink.shape(
      polygon([
        [168, 124],
        [194, 124],
        [194, 132],
        [168, 132],
      ]),
      "#f2c14d",
      { line: 0.6 },
    ) +
    ink.stroke("M172 206V126M190 206V126M172 150H190M172 168H190M172 186H190", "#35918c", 2.8) +
    ink.shape(
      band(
        [
          [192, 128],
          [212, 160],
          [228, 196],
          [246, 204],
        ],
        [12, 12, 12, 11],
      ),
      "#4878c2",
      { line: 0.7 },
    ) +
    ink.stroke("M194 126Q216 158 230 190Q238 199 248 201", bright("#4878c2", 0.5), 1.6) +
    strokes(ink, turf(s, "#d9b87c"), 0.6, [
      [20, 226, 90, 5],
      [140, 236, 90, 5],
    ])
  );
});
