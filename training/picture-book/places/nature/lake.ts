import { band, polygon } from "../../geometry.ts";
import { bright } from "../../light.ts";
import { ground, mountain, strokes } from "../parts/ground.ts";
import { blossoms } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { fir } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const lake = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#93b46e");
  return (
    mountain(ink, 56, 152, 80, 60, "#93a5bb") +
    mountain(ink, 176, 154, 96, 78, "#8497b2") +
    ground(ink, [148, 142, 148, 142, 146], leaf(s, "#7f9f86")) +
    fir(ink, 18, 156, 36, leaf(s, "#4d7c68")) +
    fir(ink, 36, 154, 28, leaf(s, "#5a8a74")) +
    fir(ink, 236, 154, 38, leaf(s, "#4d7c68")) +
    `<rect y="150" width="256" height="60" fill="${ink.fade("#a7d0d4", "#5a9fb4")}"/>` +
    ink.stroke("M30 162h50M120 158h34M190 168h44M60 180h60M170 186h50", "#e4f3f0", 1.5, 0.8) +
    ground(ink, [206, 196, 204, 194, 200], grass) +
    ink.shape(
      polygon([
        [150, 204],
        [206, 178],
        [220, 182],
        [176, 212],
      ]),
      "#b88a58",
      { line: 0.6 },
    ) +
    ink.stroke("M160 208L210 181M170 210L216 184", "#8a6240", 0.9) +
    ink.stroke("M20 208v-26M27 210v-32M34 209v-22", "#5a8150", 1.8) +
    ink.shape(
      band(
        [
          [27, 180],
          [27, 174],
          [27, 168],
        ],
        [3, 3.6, 3],
      ),
      "#7b5237",
      { line: 0.4 },
    ) +
    strokes(ink, bright(grass, 0.3), 0.5, [
      [20, 228, 100, 6],
      [140, 234, 100, 6],
    ]) +
    blossoms(ink, "#f7f1e4", [
      [60, 238],
      [226, 226],
      [238, 240],
    ])
  );
});
