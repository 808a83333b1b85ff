import { circlePath, polygon, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { bush } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { arch } from "../parts/walls.ts";
import { isLamplit } from "../place.ts";
import { open, pane } from "./shared.ts";

export const houseFront = open((s) => {
  const { ink } = s;
  const on = isLamplit(s);
  return (
    ground(ink, [160, 152, 158, 152, 160], leaf(s, "#a3bd8c")) +
    tree(ink, 18, 190, 104, leaf(s, "#7ea560")) +
    tree(ink, 246, 190, 86, leaf(s, "#d09a52")) +
    ink.rect(52, 98, 152, 92, "#f0dfb9", { line: 0.7 }) +
    ink.patch("M170 98h34v92h-34Z", shadow("#f0dfb9", 0.8), 0.5) +
    ink.shape(
      polygon([
        [40, 102],
        [78, 46],
        [178, 46],
        [216, 102],
      ]),
      s.weather === "snow" ? "#eef2f6" : "#b0563f",
      { line: 0.7 },
    ) +
    ink.stroke("M56 84H200M66 68H190", shadow("#b0563f", 0.9), 1) +
    ink.rect(158, 34, 16, 28, "#9a5a48", { line: 0.6 }) +
    ink.shape(arch(112, 132, 32, 58), "#3f7f86", { line: 0.8 }) +
    ink.patch(circlePath(138, 164, 1.8), "#f2d27a") +
    ink.rect(104, 188, 48, 6, "#c9bda8", { line: 0.6 }) +
    pane(s, 66, 120, 30, 30) +
    pane(s, 160, 120, 30, 30) +
    pane(s, 116, 66, 24, 22) +
    ink.rect(62, 150, 38, 7, "#b5683f", { line: 0.5 }) +
    ink.rect(156, 150, 38, 7, "#b5683f", { line: 0.5 }) +
    ink.patch([66, 76, 86, 94, 160, 170, 180, 188].map((x) => circlePath(x, 149, 3.4)).join(""), "#d9567a") +
    (on ? ink.glow(128, 126, 40, "#ffd68a", 0.6) + ink.patch(circlePath(128, 126, 3.4), "#fff0bd") : "") +
    ground(ink, [190, 188, 192, 188, 190], turf(s, "#9fbe6e")) +
    ink.patch(
      smooth([
        [104, 194],
        [152, 194],
        [176, 222],
        [196, 262],
        [64, 262],
        [84, 222],
      ]),
      turf(s, "#e3cda0"),
    ) +
    bush(ink, 70, 200, 20, leaf(s, "#6f9c5e")) +
    bush(ink, 190, 200, 20, leaf(s, "#6f9c5e")) +
    strokes(ink, "#bdd28a", 0.5, [
      [6, 222, 60, 6],
      [200, 226, 56, 6],
    ])
  );
});
