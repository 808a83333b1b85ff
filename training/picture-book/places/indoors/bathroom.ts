import { circlePath, smooth } from "../../geometry.ts";
import { footing, rug } from "../parts/furniture.ts";
import { room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const bathroom = inside((s) => {
  const { ink } = s;
  return (
    room(s, "#d3e4e0", "#e3d5c0", 180) +
    ink.stroke(
      "M0 96H256M0 116H256M0 136H256M0 156H256M20 96V174M48 96V174M76 96V174M104 96V174M132 96V174M160 96V174M188 96V174M216 96V174M244 96V174",
      "#f4f3ea",
      1.1,
    ) +
    window(s, 40, 26, 44, 52) +
    beam(s, 40, 78, 44, 192) +
    ink.ellipse(190, 56, 24, 30, "#e0b566", { line: 0.8 }) +
    ink.ellipse(190, 56, 19, 25, "#d6e8ee", { line: 0.5 }) +
    ink.stroke("M182 60l14 -18M188 68l10 -13", "#ffffff", 1.8, 0.8) +
    ink.shape(
      smooth([
        [164, 108],
        [216, 108],
        [210, 124],
        [196, 130],
        [184, 130],
        [170, 124],
      ]),
      "#fbf8f0",
      { line: 0.8 },
    ) +
    ink.rect(184, 128, 12, 54, "#f1ece0", { line: 0.7 }) +
    ink.stroke("M190 108V98h-8", "#a8b2bb", 3) +
    footing(s, 68, 208, 72) +
    ink.shape(
      smooth([
        [2, 152],
        [136, 152],
        [132, 184],
        [116, 204],
        [22, 204],
        [6, 184],
      ]),
      "#fbf8f0",
      { line: 0.9 },
    ) +
    ink.rect(-4, 146, 146, 9, "#ffffff", { round: 4, line: 0.8 }) +
    ink.shape([14, 28, 42, 56, 70, 84].map((x, i) => circlePath(x, 142 - (i % 2) * 5, 9)).join(""), "#ffffff", {
      line: 0.5,
    }) +
    ink.shape(
      smooth([
        [104, 142],
        [102, 134],
        [110, 132],
        [112, 126],
        [119, 127],
        [119, 134],
        [122, 142],
      ]),
      "#f2c14d",
      { line: 0.6 },
    ) +
    ink.stroke("M240 60V110", "#b5835a", 2) +
    ink.shape(
      smooth([
        [232, 74],
        [248, 74],
        [249, 120],
        [231, 120],
      ]),
      "#e58a76",
      { line: 0.6 },
    ) +
    rug(s, 170, 228, 64, 15, "#6fa5a8", "#d9ece8")
  );
});
