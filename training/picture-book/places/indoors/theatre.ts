import { circlePath, polygon, smooth } from "../../geometry.ts";
import { inside } from "./shared.ts";

export const theatre = inside((s) => {
  const { ink } = s;
  const drape = (x: number, side: number) =>
    ink.shape(
      smooth([
        [x - side * 14, -6],
        [x + side * 46, -6],
        [x + side * 42, 60],
        [x + side * 26, 108],
        [x + side * 34, 196],
        [x - side * 14, 196],
      ]),
      "#a8332f",
      { line: 0.8 },
    ) +
    ink.stroke(
      `M${x + side * 8} 0Q${x + side * 10} 80 ${x + side * 6} 192M${x + side * 22} 0Q${x + side * 24} 70 ${x + side * 18} 192M${x + side * 34} 0Q${x + side * 34} 60 ${x + side * 24} 104`,
      "#7d2328",
      1.8,
    );
  return (
    ink.patch("M0 0H256V190H0Z", "#46557f") +
    ink.patch(
      smooth([
        [-6, 170],
        [40, 120],
        [90, 150],
        [140, 108],
        [200, 148],
        [262, 120],
        [262, 192],
        [-6, 192],
      ]),
      "#5f7a86",
    ) +
    ink.patch(circlePath(178, 62, 17), "#f3e3b0") +
    ink.patch([40, 76, 112, 140, 214].map((x, i) => circlePath(x, 30 + ((i * 23) % 50), 1.8)).join(""), "#fdf3cf") +
    ink.patch("M0 188H256V256H0Z", "#b57f50") +
    ink.stroke("M0 204H256M0 226H256M50 188L36 256M104 188L98 256M152 188L158 256M206 188L220 256", "#94653e", 1.1) +
    drape(-4, 1) +
    drape(260, -1) +
    ink.shape(
      `M-6 -6H262V22${smooth(
        [
          [262, 22],
          [224, 36],
          [192, 22],
          [160, 36],
          [128, 22],
          [96, 36],
          [64, 22],
          [32, 36],
          [-6, 22],
        ],
        false,
      ).replace("M262 22", "")}Z`,
      "#b83a34",
      { line: 0.8 },
    ) +
    `<path d="${polygon([
      [112, 0],
      [144, 0],
      [206, 240],
      [50, 240],
    ])}" fill="#fff2c4" fill-opacity=".2"/><path d="${circlePath(128, 232, 82, 18)}" fill="#fff2c4" fill-opacity=".28"/>`
  );
});
