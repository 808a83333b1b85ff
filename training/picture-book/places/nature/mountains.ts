import { ground, mountain, rock, strokes } from "../parts/ground.ts";
import { fir } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const mountains = open((s) => {
  const { ink } = s;
  const snow = "#f1f2ef";
  return (
    mountain(ink, 60, 180, 110, 112, "#8e9db8") +
    mountain(ink, 206, 184, 100, 128, "#7d8fb0") +
    mountain(ink, 128, 188, 84, 82, "#9fadc2") +
    ground(ink, [168, 176, 166, 174, 168], "#dfe6ea") +
    fir(ink, 24, 190, 56, "#4b7a78") +
    fir(ink, 48, 186, 42, "#5a8884") +
    fir(ink, 226, 190, 60, "#4b7a78") +
    fir(ink, 202, 184, 40, "#5a8884") +
    ground(ink, [194, 188, 196, 190, 194], snow) +
    strokes(ink, "#cfdbe6", 0.8, [
      [10, 206, 90, 6],
      [120, 204, 110, 6],
      [40, 232, 120, 7],
      [180, 236, 80, 6],
    ]) +
    rock(ink, 30, 232, 13, "#8b95a6") +
    rock(ink, 236, 222, 10, "#8b95a6")
  );
});
