import { circlePath, polygon, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { footing, table } from "../parts/furniture.ts";
import { pendant } from "../parts/lamps.ts";
import { room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { isDark, isLamplit } from "../place.ts";
import { inside } from "./shared.ts";

export const workshop = inside((s) => {
  const { ink } = s;
  const bottle = (x: number, y: number, colour: string) =>
    ink.shape(
      smooth([
        [x - 2, y - 17],
        [x + 2, y - 17],
        [x + 2, y - 11],
        [x + 7, y - 4],
        [x + 5, y],
        [x - 5, y],
        [x - 7, y - 4],
        [x - 2, y - 11],
      ]),
      colour,
      { line: 0.6 },
    );
  return (
    room(s, "#b9a58c", "#8a6347", 180) +
    ink.stroke("M40 0V172M92 0V172M150 0V172M206 0V172", shadow("#b9a58c", 0.7), 1) +
    window(s, 186, 34, 48, 56) +
    beam(s, 186, 90, 48, 192) +
    ink.rect(14, 72, 98, 5, "#7d5236", { line: 0.6 }) +
    bottle(28, 72, "#d9604f") +
    bottle(50, 72, "#6fa56a") +
    bottle(72, 72, "#7f6ab5") +
    bottle(95, 72, "#e0b04f") +
    ink.rect(14, 116, 98, 5, "#7d5236", { line: 0.6 }) +
    [18, 27, 35, 44]
      .map((x, i) =>
        ink.rect(x, 92 + (i % 2) * 4, 8, 24 - (i % 2) * 4, ["#b5483a", "#3f7f86", "#d9a441", "#5d7f4e"][i]!, {
          line: 0.5,
        }),
      )
      .join("") +
    ink.circle(78, 106, 10, "#c9dfe0", { line: 0.7 }) +
    ink.stroke("M72 117h12", "#7d5236", 3) +
    ink.stroke("M128 52V84M146 52V78M160 52V88", "#8b8f98", 2) +
    ink.rect(123, 44, 10, 9, "#6d727c", { line: 0.6 }) +
    ink.shape(
      polygon([
        [141, 78],
        [151, 78],
        [149, 92],
        [143, 92],
      ]),
      "#8b8f98",
      { line: 0.6 },
    ) +
    ink.rect(156, 46, 8, 8, "#a5724a", { line: 0.5 }) +
    footing(s, 70, 208, 74) +
    table(s, 6, 162, 120, 44, "#9a6a44") +
    ink.shape(circlePath(36, 146, 11), "#e0b04f", { line: 0.7 }) +
    ink.circle(36, 146, 4, "#9a6a44", { line: 0.5 }) +
    ink.rect(64, 148, 36, 9, "#c7a06c", { line: 0.6 }) +
    footing(s, 222, 210, 28) +
    ink.shape(
      smooth([
        [200, 170],
        [244, 170],
        [248, 190],
        [236, 206],
        [208, 206],
        [196, 190],
      ]),
      "#4f4a55",
      { line: 0.8 },
    ) +
    ink.ellipse(222, 170, 23, 6, "#86c06a", { line: 0.7, selfLit: isDark(s) }) +
    ink.patch(circlePath(212, 160, 3.4) + circlePath(226, 154, 4.4) + circlePath(218, 144, 2.6), "#a9d88c") +
    (isLamplit(s) ? ink.glow(222, 166, 44, "#a6e07c", 0.5) : "") +
    pendant(s, 150, 10, "#c7a06c")
  );
});
