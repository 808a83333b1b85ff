import { smooth } from "../../geometry.ts";
import { footing, table } from "../parts/furniture.ts";
import { clock, room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const classroom = inside((s) => {
  const { ink } = s;
  const desk = (x: number) =>
    footing(s, x + 22, 204, 26) +
    table(s, x, 178, 44, 26, "#d3a068") +
    ink.rect(x + 10, 169, 16, 4, "#4878c2", { line: 0.5 });
  return (
    room(s, "#e6e2c6", "#c39a70", 176) +
    ink.rect(48, 36, 116, 70, "#a5724a", { line: 0.8 }) +
    ink.patch("M53 41h106v60H53Z", "#41655a") +
    ink.stroke(
      "M64 74l7 -22l7 22M67 66h8M90 52v22M90 52h7q6 5 0 10h-7h8q7 6 0 12h-8M124 55q-5 -4 -9 -2q-5 3 -5 9t4 10q5 2 10 -2",
      "#eef0e2",
      1.8,
    ) +
    ink.stroke("M64 88h70", "#eef0e2", 1.2, 0.6) +
    ink.rect(48, 104, 116, 5, "#c99a68", { line: 0.6 }) +
    window(s, 190, 36, 48, 66) +
    beam(s, 190, 102, 48, 190) +
    clock(s, 24, 40, 12) +
    ink.rect(8, 72, 30, 40, "#f3ead2", { line: 0.6 }) +
    ink.patch(
      smooth([
        [14, 84],
        [24, 78],
        [32, 88],
        [26, 104],
        [14, 100],
      ]),
      "#7fae8c",
    ) +
    desk(8) +
    desk(196) +
    ink.shape(
      smooth([
        [212, 166],
        [216, 161],
        [221, 163],
        [224, 160],
        [227, 165],
        [225, 172],
        [214, 172],
      ]),
      "#cd4638",
      { line: 0.5 },
    )
  );
});
