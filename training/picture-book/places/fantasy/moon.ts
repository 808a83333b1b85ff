import { polygon, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { elsewhere, stars } from "./shared.ts";

export const moon = elsewhere(({ ink }) => {
  const crater = (x: number, y: number, rx: number) =>
    ink.ellipse(x, y, rx, rx * 0.3, "#8f8aa6", { line: 0 }) +
    ink.ellipse(x, y + rx * 0.06, rx * 0.86, rx * 0.22, "#a39eb8", { line: 0 });
  return (
    `<rect width="256" height="256" fill="${ink.fade("#12123a", "#3b2f66")}"/>` +
    stars(60, 170, 3) +
    ink.circle(198, 54, 28, "#4f8fc0", { line: 0.6, shade: 0.8 }) +
    ink.patch(
      smooth([
        [182, 40],
        [196, 34],
        [200, 46],
        [190, 56],
        [180, 52],
      ]) +
        smooth([
          [200, 56],
          [214, 52],
          [212, 68],
          [202, 72],
        ]),
      "#79ad6a",
    ) +
    ink.ellipse(46, 66, 15, 15, "#d98f6a", { line: 0.5 }) +
    ink.stroke("M22 72Q46 84 70 60", "#f0cfa0", 2.4) +
    ground(ink, [176, 166, 176, 164, 174], "#8d88a4") +
    ground(ink, [190, 184, 192, 184, 190], "#b9b4c8") +
    crater(48, 206, 26) +
    crater(206, 216, 30) +
    crater(120, 240, 22) +
    strokes(ink, "#d6d2de", 0.6, [
      [10, 226, 60, 5],
      [140, 204, 60, 5],
      [170, 242, 70, 5],
    ]) +
    ink.shape(
      smooth([
        [30, 176],
        [30, 140],
        [40, 116],
        [50, 140],
        [50, 176],
      ]),
      "#f4efe6",
      { line: 0.7 },
    ) +
    ink.patch(
      smooth([
        [33, 132],
        [40, 116],
        [47, 132],
      ]),
      "#cd4638",
    ) +
    ink.shape(
      polygon([
        [30, 160],
        [20, 180],
        [30, 176],
      ]) +
        polygon([
          [50, 160],
          [60, 180],
          [50, 176],
        ]),
      "#cd4638",
      { line: 0.6 },
    ) +
    ink.circle(40, 146, 5, "#7fb4cc", { line: 0.6 })
  );
});
