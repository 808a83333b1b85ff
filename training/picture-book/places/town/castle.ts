import { polygon, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { arch } from "../parts/walls.ts";
import { open, pane } from "./shared.ts";

export const castle = open((s) => {
  const { ink } = s;
  const stone = "#b8b2ab";
  const tower = (x: number, y: number, w: number, base: number) =>
    ink.rect(x, y, w, base - y, stone, { line: 0.6 }) +
    ink.patch(`M${x + w * 0.66} ${y}h${w * 0.34}V${base}h${-w * 0.34}Z`, shadow(stone, 0.8), 0.6) +
    ink.shape(
      polygon([
        [x - 5, y + 1],
        [x + w / 2, y - w * 1.3],
        [x + w + 5, y + 1],
      ]),
      s.weather === "snow" ? "#eef2f6" : "#47688f",
      { line: 0.6 },
    ) +
    ink.stroke(`M${x + w / 2} ${y - w * 1.3}v-11`, "#5a4740", 1.2) +
    ink.patch(
      polygon([
        [x + w / 2, y - w * 1.3 - 11],
        [x + w / 2 + 12, y - w * 1.3 - 7.4],
        [x + w / 2, y - w * 1.3 - 4],
      ]),
      "#cd4638",
    ) +
    pane(s, x + w * 0.34, y + 14, w * 0.32, 16);
  const crenel = Array.from({ length: 9 }, (_, i) => `M${62 + i * 15} 112h8v-8h-8Z`).join("");
  return (
    ground(ink, [168, 160, 168, 160, 166], leaf(s, "#9cb98a")) +
    tower(104, 76, 34, 130) +
    ink.rect(58, 112, 140, 72, stone, { line: 0.6 }) +
    ink.patch(crenel, stone) +
    ink.stroke("M70 126h12M96 134h12M150 128h12M172 142h12M76 152h10M166 160h12", shadow(stone, 1), 1.2) +
    tower(36, 92, 32, 186) +
    tower(188, 92, 32, 186) +
    ink.shape(arch(108, 136, 40, 50), "#6b4a3a", { line: 0.8 }) +
    ink.stroke("M118 142V186M128 138V186M138 142V186M108 160H148", "#4a332a", 1.1) +
    ground(ink, [184, 180, 184, 180, 184], turf(s, "#98b86e")) +
    ink.patch(
      smooth([
        [108, 184],
        [148, 184],
        [176, 218],
        [200, 262],
        [60, 262],
        [84, 216],
      ]),
      turf(s, "#e4cfa4"),
    ) +
    tree(ink, 14, 196, 60, leaf(s, "#6f9b5c")) +
    tree(ink, 244, 198, 66, leaf(s, "#7aa45f")) +
    strokes(ink, "#b4cc84", 0.5, [
      [8, 218, 60, 6],
      [196, 222, 56, 6],
    ])
  );
});
