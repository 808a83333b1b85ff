import { circlePath, cornered, smooth } from "../../geometry.ts";
import { footing } from "../parts/furniture.ts";
import { pendant } from "../parts/lamps.ts";
import { room, wallpaper } from "../parts/walls.ts";
import { beam, curtains, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const bakery = inside((s) => {
  const { ink } = s;
  const loaf = (x: number, y: number, w: number) =>
    ink.shape(
      smooth([
        [x, y],
        [x + 1, y - 7],
        [x + w / 2, y - 11],
        [x + w - 1, y - 7],
        [x + w, y],
      ]),
      "#cf9350",
      { line: 0.6 },
    ) + ink.stroke(`M${x + w * 0.3} ${y - 8}l3 4M${x + w * 0.58} ${y - 8}l3 4`, "#f0cf97", 1.3);
  const bun = (x: number, y: number) =>
    ink.circle(x, y - 5, 6, "#d9a15c", { line: 0.6 }) + ink.patch(circlePath(x - 1.4, y - 7, 2), "#f0cf97");
  const shelf = (y: number) => ink.rect(14, y, 100, 5, "#8b5c40", { line: 0.6 });
  return (
    room(s, "#f0d3b0", "#b5835a", 182) +
    wallpaper(s, "#e6bd92", "stripes") +
    shelf(62) +
    loaf(20, 62, 26) +
    loaf(50, 62, 26) +
    loaf(80, 62, 28) +
    shelf(100) +
    bun(26, 100) +
    bun(42, 100) +
    bun(58, 100) +
    loaf(72, 100, 34) +
    shelf(138) +
    loaf(20, 138, 34) +
    bun(66, 138) +
    bun(82, 138) +
    bun(98, 138) +
    window(s, 158, 30, 70, 66) +
    curtains(s, 158, 30, 70, 66, "#b5483a") +
    beam(s, 158, 96, 70, 194) +
    pendant(s, 134, 18, "#f3e3c4") +
    footing(s, 180, 206, 80) +
    ink.rect(110, 154, 150, 52, "#a5724a", { line: 0.8 }) +
    ink.rect(118, 162, 134, 30, "#dcebea", { line: 0.7 }) +
    ink.shape(
      cornered(
        [
          [126, 190],
          [128, 176],
          [146, 176],
          [148, 190],
        ],
        [
          [148, 190],
          [126, 190],
        ],
      ),
      "#f2c9d0",
      { line: 0.6 },
    ) +
    ink.patch(circlePath(137, 173, 3), "#cd4638") +
    ink.shape(
      cornered(
        [
          [160, 190],
          [162, 178],
          [182, 178],
          [184, 190],
        ],
        [
          [184, 190],
          [160, 190],
        ],
      ),
      "#8a5a40",
      { line: 0.6 },
    ) +
    bun(204, 190) +
    bun(220, 190) +
    bun(236, 190) +
    ink.rect(104, 148, 160, 8, "#f0dcb4", { line: 0.7 }) +
    ink.shape(circlePath(232, 138, 9, 10), "#e9e2d0", { line: 0.6 })
  );
});
