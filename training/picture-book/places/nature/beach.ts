import { polygon, smooth } from "../../geometry.ts";
import { ground, strokes } from "../parts/ground.ts";
import { turf } from "../parts/snow.ts";
import { palm } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const beach = open((s) => {
  const { ink } = s;
  const water = ink.fade("#3f9fb8", "#8fd0cc");
  return (
    `<rect y="128" width="256" height="80" fill="${water}"/>` +
    ink.stroke("M20 142h34M90 138h22M150 146h44M214 136h26M40 158h40M120 164h30M190 160h44", "#d7efe9", 1.5, 0.8) +
    ink.shape(
      polygon([
        [176, 136],
        [204, 136],
        [199, 142],
        [181, 142],
      ]),
      "#b8483c",
      { line: 0.5 },
    ) +
    ink.shape(
      polygon([
        [189, 134],
        [189, 112],
        [203, 132],
      ]),
      "#fbf3e2",
      { line: 0.5 },
    ) +
    ink.shape(
      polygon([
        [187, 134],
        [187, 116],
        [177, 133],
      ]),
      "#f2c14d",
      { line: 0.5 },
    ) +
    ink.patch(
      `${smooth(
        [
          [-6, 192],
          [60, 180],
          [130, 188],
          [200, 178],
          [262, 186],
        ],
        false,
      )}L262 262L-6 262Z`,
      "#f4ecd8",
    ) +
    ground(ink, [197, 186, 193, 184, 192], turf(s, "#f0d49a")) +
    strokes(ink, turf(s, "#e0bd7c"), 0.6, [
      [10, 212, 80, 5],
      [130, 206, 90, 5],
      [60, 234, 120, 6],
      [190, 236, 70, 5],
    ]) +
    palm(ink, 22, 214, 120) +
    ink.shape(
      smooth([
        [206, 226],
        [211, 221],
        [214, 214],
        [218, 221],
        [225, 222],
        [220, 227],
        [222, 234],
        [214, 231],
        [207, 234],
        [210, 228],
      ]),
      "#e8853a",
      { line: 0.6 },
    ) +
    ink.stroke("M230 186V150", "#6b4a3a", 1.8) +
    ink.shape(
      smooth([
        [206, 158],
        [216, 147],
        [231, 143],
        [246, 148],
        [255, 160],
        [244, 156],
        [231, 158],
        [218, 155],
      ]),
      "#cd4638",
      { line: 0.6 },
    ) +
    ink.patch(
      smooth([
        [222, 156],
        [226, 146],
        [234, 144],
        [238, 147],
        [240, 156],
        [231, 158],
      ]),
      "#fbf3e2",
    )
  );
});
