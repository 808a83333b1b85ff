import { smooth } from "../../geometry.ts";
import { ground } from "../parts/ground.ts";
import { isLamplit } from "../place.ts";
import { drawSky } from "../sky.ts";
import { elsewhere } from "./shared.ts";

export const pirateShip = elsewhere((s) => {
  const { ink } = s;
  return (
    drawSky(s) +
    `<rect y="132" width="256" height="60" fill="${ink.fade("#4a9fb8", "#2f7f9c")}"/>` +
    ink.stroke("M10 144h40M90 140h30M170 148h44M220 140h30M30 160h50M190 164h50", "#d7efe9", 1.5, 0.8) +
    ink.patch(
      smooth([
        [176, 136],
        [190, 118],
        [214, 116],
        [230, 136],
      ]),
      "#6f9a62",
    ) +
    ink.rect(122, -4, 12, 196, "#8b5c40", { line: 0.7 }) +
    ink.shape(
      smooth([
        [64, 14],
        [128, 20],
        [194, 14],
        [188, 70],
        [196, 108],
        [128, 100],
        [62, 108],
        [70, 60],
      ]),
      "#f6ecd6",
      { line: 0.8 },
    ) +
    ink.patch(
      smooth([
        [66, 34],
        [128, 40],
        [191, 34],
        [190, 54],
        [128, 60],
        [68, 54],
      ]),
      "#cd4638",
      0.85,
    ) +
    ink.stroke("M58 12H198", "#6b4330", 4) +
    ink.stroke("M128 0L6 190M128 0L250 190", "#6b5a48", 1) +
    ink.rect(-4, 172, 264, 8, "#a5724a", { line: 0.7 }) +
    ink.stroke([10, 34, 58, 82, 106, 150, 174, 198, 222, 246].map((x) => `M${x} 180V198`).join(""), "#8b5c40", 3.4) +
    ground(ink, [198, 198], "#b98a58") +
    ink.stroke(
      "M0 212H256M0 230H256M60 198V212M150 198V212M220 198V212M30 212V230M110 212V230M190 212V230M80 230V256M170 230V256",
      "#946a40",
      1.1,
    ) +
    ink.shape(
      smooth([
        [16, 206],
        [20, 180],
        [44, 180],
        [48, 206],
        [32, 211],
      ]),
      "#9a6a40",
      { line: 0.7 },
    ) +
    ink.stroke("M17 188H47M16 200H48", "#5a5560", 2) +
    (isLamplit(s) ? ink.glow(224, 166, 30, "#ffd68a", 0.6) : "")
  );
});
