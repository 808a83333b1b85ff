import { polygon } from "../../geometry.ts";
import { footing } from "../parts/furniture.ts";
import { elsewhere } from "./shared.ts";

export const spaceship = elsewhere((s) => {
  const { ink } = s;
  return (
    ink.patch("M0 0H256V184H0Z", "#8f9ab0") +
    ink.stroke("M0 26H256M40 0V26M216 0V26M22 132V184M234 132V184M0 132H256", "#6f7a92", 1.3) +
    ink.rect(36, 36, 184, 84, "#d8dde6", { round: 26, line: 0.9 }) +
    `<rect x="43" y="43" width="170" height="70" rx="21" fill="#151842"/>` +
    [
      [60, 60],
      [84, 96],
      [104, 56],
      [150, 100],
      [190, 88],
      [72, 78],
      [128, 70],
      [200, 58],
      [116, 102],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.5" fill="#fdf3cf"/>`)
      .join("") +
    ink.circle(160, 72, 17, "#d98f6a", { line: 0.5, shade: 0.7 }) +
    ink.stroke("M134 80Q160 92 188 62", "#f0cfa0", 3) +
    ink.patch("M0 184H256V256H0Z", "#6d7690") +
    ink.stroke("M0 204H256M0 228H256M60 184L36 256M128 184V256M196 184L220 256", "#5a637d", 1.2) +
    footing(s, 40, 204, 46) +
    footing(s, 216, 204, 46) +
    ink.shape(
      polygon([
        [-6, 150],
        [70, 150],
        [80, 164],
        [80, 202],
        [-6, 202],
      ]) +
        polygon([
          [262, 150],
          [186, 150],
          [176, 164],
          [176, 202],
          [262, 202],
        ]),
      "#c3cad6",
      { line: 0.8 },
    ) +
    ["#cd4638", "#f2c14d", "#6fb07a", "#4878c2"]
      .map(
        (colour, i) =>
          ink.circle(14 + i * 16, 158, 4, colour, { line: 0.5, selfLit: true }) +
          ink.circle(194 + i * 16, 158, 4, colour, { line: 0.5, selfLit: true }),
      )
      .join("") +
    ink.rect(10, 172, 50, 20, "#9fd8cc", { round: 3, line: 0.6, selfLit: true }) +
    ink.stroke("M14 184l8 -6l8 4l10 -8l14 6", "#2f6f6a", 1.4) +
    ink.rect(196, 172, 50, 20, "#f0d9a0", { round: 3, line: 0.6, selfLit: true })
  );
});
