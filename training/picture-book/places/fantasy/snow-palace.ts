import { circlePath, polygon, starPath } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { arch } from "../parts/walls.ts";
import { elsewhere } from "./shared.ts";

export const snowPalace = elsewhere(({ ink }) => {
  const spire = (x: number, y: number, w: number, h: number, colour: string) =>
    ink.shape(
      polygon([
        [x - w, y],
        [x - w * 0.8, y - h * 0.6],
        [x, y - h],
        [x + w * 0.8, y - h * 0.6],
        [x + w, y],
      ]),
      colour,
      { line: 0.6 },
    ) +
    ink.patch(
      polygon([
        [x, y],
        [x, y - h],
        [x + w * 0.8, y - h * 0.6],
        [x + w, y],
      ]),
      shadow(colour, 0.7),
      0.5,
    );
  return (
    `<rect width="256" height="256" fill="${ink.fade("#6a86c8", "#d3d9ee")}"/>` +
    ink.stroke("M-6 50Q60 20 128 46T262 30", "#9fe0d0", 16, 0.35) +
    ink.stroke("M-6 76Q70 48 140 70T262 56", "#c3b0f0", 12, 0.35) +
    spire(60, 190, 22, 120, "#b4cbe8") +
    spire(196, 190, 22, 126, "#b4cbe8") +
    spire(96, 190, 26, 136, "#c6d8f0") +
    spire(160, 190, 26, 140, "#c6d8f0") +
    spire(128, 190, 34, 172, "#dbe7f6") +
    ink.shape(arch(112, 140, 32, 50), "#6f8cc0", { line: 0.7 }) +
    ink.shape(starPath(128, 92, 9), "#fdfaf0", { line: 0.5 }) +
    ground(ink, [190, 184, 190, 184, 190], "#f2f4f8") +
    strokes(ink, "#cdd9ec", 0.8, [
      [10, 206, 80, 6],
      [150, 204, 90, 6],
      [60, 236, 130, 7],
    ]) +
    `<path d="${Array.from({ length: 30 }, (_, i) => circlePath((i * 83) % 256, (i * 47) % 230, 1 + (i % 3) * 0.5)).join("")}" fill="#ffffff" fill-opacity=".9"/>`
  );
});
