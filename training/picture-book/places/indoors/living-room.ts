import { smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { footing, potPlant, rug } from "../parts/furniture.ts";
import { lamp } from "../parts/lamps.ts";
import { picture, room, wallpaper } from "../parts/walls.ts";
import { beam, curtains, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const livingRoom = inside((s) => {
  const { ink } = s;
  const sofa = "#c5654a";
  return (
    room(s, "#e9d5b4", "#b57f54", 178) +
    wallpaper(s, "#dcbf92", "stripes") +
    window(s, 26, 36, 56, 74) +
    curtains(s, 26, 36, 56, 74, "#5f8f8a") +
    beam(s, 26, 110, 56, 190) +
    picture(s, 128, 40, 44, 34, "#bfd8d8", "#7d9f6a") +
    picture(s, 180, 52, 22, 26, "#f0cfa8", "#a86a58") +
    footing(s, 168, 190, 74) +
    ink.shape(
      smooth([
        [98, 150],
        [102, 126],
        [128, 120],
        [166, 122],
        [204, 120],
        [230, 126],
        [234, 150],
        [232, 186],
        [100, 186],
      ]),
      sofa,
      { line: 0.8 },
    ) +
    ink.stroke("M166 124V156", shadow(sofa, 1.1), 1.2) +
    ink.shape(
      smooth([
        [108, 154],
        [166, 152],
        [224, 154],
        [224, 172],
        [166, 174],
        [108, 172],
      ]),
      bright(sofa, 0.12),
      { line: 0.7 },
    ) +
    ink.shape(
      smooth([
        [94, 146],
        [108, 144],
        [112, 156],
        [110, 188],
        [94, 188],
      ]) +
        smooth([
          [238, 146],
          [224, 144],
          [220, 156],
          [222, 188],
          [238, 188],
        ]),
      sofa,
      { line: 0.8 },
    ) +
    ink.shape(
      smooth([
        [114, 134],
        [136, 132],
        [138, 154],
        [116, 155],
      ]),
      "#f0c668",
      { line: 0.6 },
    ) +
    lamp(s, 246, 190, 74, "#f0dcb0") +
    potPlant(s, 14, 192, 48) +
    rug(s, 128, 224, 104, 22, "#5f8f8a", "#f0e2c4")
  );
});
