import { cornered, polygon } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { footing } from "../parts/furniture.ts";
import { lamp } from "../parts/lamps.ts";
import { beam } from "../parts/windows.ts";
import { isDark } from "../place.ts";
import { inside } from "./shared.ts";

export const attic = inside((s) => {
  const { ink } = s;
  const wood = "#a67a54";
  return (
    ink.patch("M0 0H256V184H0Z", "#d0ab7c") +
    ink.patch("M0 184H256V256H0Z", "#a5754c") +
    ink.patch(
      polygon([
        [0, 0],
        [92, 0],
        [0, 132],
      ]) +
        polygon([
          [256, 0],
          [164, 0],
          [256, 132],
        ]),
      wood,
    ) +
    ink.stroke(
      "M0 122L84 0M0 84L58 0M0 44L30 0M256 122L172 0M256 84L198 0M256 44L226 0M0 204H256M0 228H256M60 184V204M170 184V204M110 204V228M220 204V228",
      shadow(wood, 0.8),
      1.2,
    ) +
    ink.stroke("M-2 138L96 0M258 138L160 0M82 22H174", "#7d5638", 5) +
    ink.circle(128, 76, 30, "#f3ead9", { line: 0.8 }) +
    ink.circle(128, 76, 25, isDark(s) ? "#2a3970" : s.time === "sunset" ? "#f6a262" : "#a9d2e0", {
      line: 0.5,
      selfLit: true,
    }) +
    ink.stroke("M128 51V101M103 76H153", "#f3ead9", 2.6) +
    beam(s, 108, 96, 40, 196) +
    footing(s, 44, 206, 42) +
    ink.rect(10, 168, 68, 38, "#8b5c40", { line: 0.8 }) +
    ink.shape(
      cornered(
        [
          [8, 170],
          [12, 154],
          [44, 148],
          [76, 154],
          [80, 170],
        ],
        [
          [80, 170],
          [8, 170],
        ],
      ),
      "#9d6a48",
      { line: 0.8 },
    ) +
    ink.stroke("M24 152V206M64 152V206", "#d9a53f", 2.6) +
    ink.rect(39, 166, 10, 11, "#e3b95a", { line: 0.6 }) +
    ink.rect(200, 160, 44, 44, "#c99a68", { line: 0.7 }) +
    ink.stroke("M200 174H244M222 160V174", shadow("#c99a68", 1), 1.2) +
    ink.rect(206, 134, 32, 26, "#b98a58", { line: 0.7 }) +
    lamp(s, 176, 190, 50, "#e8cfa0") +
    ink.stroke("M236 0Q238 40 250 60", "#f3ead9", 0.7, 0.7)
  );
});
