import { circlePath, cornered, smooth } from "../../geometry.ts";
import { footing, rug } from "../parts/furniture.ts";
import { lamp } from "../parts/lamps.ts";
import { picture, room, wallpaper } from "../parts/walls.ts";
import { beam, curtains, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const bedroom = inside((s) => {
  const { ink } = s;
  return (
    room(s, "#c9d3d6", "#c0906a", 180) +
    wallpaper(s, "#afc0c6", "sprigs") +
    window(s, 150, 34, 60, 66) +
    curtains(s, 150, 34, 60, 66, "#e0a0a8") +
    beam(s, 150, 100, 60, 196) +
    picture(s, 30, 38, 30, 36, "#f3e3c0", "#d98a5a") +
    footing(s, 58, 206, 66) +
    ink.shape(
      cornered(
        [
          [-6, 190],
          [-6, 118],
        ],
        [
          [-6, 118],
          [12, 112],
          [30, 118],
        ],
        [
          [30, 118],
          [30, 190],
        ],
        [
          [30, 190],
          [-6, 190],
        ],
      ),
      "#a5724a",
      { line: 0.8 },
    ) +
    ink.shape(
      smooth([
        [22, 146],
        [60, 142],
        [116, 152],
        [124, 176],
        [120, 204],
        [10, 204],
        [12, 160],
      ]),
      "#7f9fbe",
      { line: 0.8 },
    ) +
    ink.patch(
      smooth([
        [18, 168],
        [70, 160],
        [122, 178],
        [120, 204],
        [12, 204],
      ]),
      "#6a8bac",
      0.7,
    ) +
    ink.patch(
      circlePath(44, 186, 3) +
        circlePath(70, 178, 3) +
        circlePath(96, 190, 3) +
        circlePath(66, 196, 3) +
        circlePath(28, 178, 3),
      "#f6edd8",
    ) +
    ink.shape(
      smooth([
        [8, 144],
        [34, 138],
        [48, 146],
        [44, 160],
        [14, 162],
      ]),
      "#fbf4e6",
      { line: 0.7 },
    ) +
    ink.rect(226, 150, 34, 46, "#a5724a", { line: 0.7 }) +
    ink.stroke("M226 172H260M236 161h8M236 184h8", "#7d5236", 1.2) +
    lamp(s, 242, 150, 22, "#f3d9a8") +
    rug(s, 168, 226, 70, 18, "#e0a0a8", "#f6ead2")
  );
});
