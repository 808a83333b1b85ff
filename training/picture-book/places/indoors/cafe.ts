import { circlePath, cornered, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { chair, footing } from "../parts/furniture.ts";
import { pendant } from "../parts/lamps.ts";
import { room } from "../parts/walls.ts";
import { beam, window } from "../parts/windows.ts";
import { inside } from "./shared.ts";

export const cafe = inside((s) => {
  const { ink } = s;
  return (
    room(s, "#d98f6a", "#8d6248", 182) +
    ink.patch("M0 118H256V176H0Z", "#a85f4a") +
    ink.stroke(
      "M32 118V176M64 118V176M96 118V176M128 118V176M160 118V176M192 118V176M224 118V176M0 118H256",
      shadow("#a85f4a", 0.9),
      1,
    ) +
    window(s, 16, 30, 72, 72) +
    beam(s, 16, 102, 72, 196) +
    ink.rect(150, 24, 84, 48, "#4d4347", { line: 0.7 }) +
    ink.stroke("M160 36h36M160 46h50M160 56h42", "#f0e4cc", 1.8) +
    ink.stroke("M214 40h10v8q0 4 -5 4t-5 -4ZM224 42q5 2 0 6", "#f0e4cc", 1.3) +
    pendant(s, 52, 16, "#3f7f86") +
    pendant(s, 128, 26, "#3f7f86") +
    pendant(s, 206, 78, "#3f7f86") +
    footing(s, 204, 204, 60) +
    ink.rect(150, 146, 110, 56, "#c99a68", { line: 0.8 }) +
    ink.rect(146, 140, 118, 8, "#f0dcb4", { line: 0.7 }) +
    ink.stroke("M178 148V202M206 148V202M234 148V202", shadow("#c99a68", 0.9), 1) +
    ink.shape(
      cornered(
        [
          [164, 140],
          [166, 128],
          [186, 128],
          [188, 140],
        ],
        [
          [188, 140],
          [164, 140],
        ],
      ),
      "#f2c9d0",
      { line: 0.6 },
    ) +
    ink.patch(circlePath(176, 125, 3.4), "#cd4638") +
    ink.rect(206, 112, 34, 28, "#b7bcc4", { line: 0.7 }) +
    ink.rect(212, 104, 22, 8, "#8d939e", { line: 0.6 }) +
    ink.stroke("M218 126h10v6", "#6b7079", 1.8) +
    footing(s, 40, 206, 30) +
    ink.stroke("M40 204V166", "#5a4238", 3.4) +
    ink.ellipse(40, 164, 30, 6, "#f0dcb4", { line: 0.7 }) +
    ink.shape(
      smooth([
        [32, 154],
        [44, 154],
        [43, 162],
        [33, 162],
      ]),
      "#4878c2",
      { line: 0.5 },
    ) +
    chair(s, 84, 204, 44, "#7a4f38")
  );
});
