import { ground } from "../parts/ground.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { house, open } from "./shared.ts";

export const bridge = open((s) => {
  const { ink } = s;
  return (
    ground(ink, [140, 130, 140, 132, 138], leaf(s, "#9dba94")) +
    house(s, 20, 150, 30, 40, "#e8cfa4", "#a8644a") +
    house(s, 206, 150, 34, 48, "#d3a590", "#7c5a64") +
    tree(ink, 70, 156, 54, leaf(s, "#7ea163")) +
    tree(ink, 188, 156, 60, leaf(s, "#cf9a52")) +
    `<rect y="154" width="256" height="60" fill="${ink.fade("#8cc4c8", "#4f98ac")}"/>` +
    ink.stroke("M20 172h40M100 168h36M180 178h44M50 190h50M150 194h50", "#def1ee", 1.5, 0.8) +
    ground(ink, [214, 202, 198, 202, 214], turf(s, "#cdbfa8")) +
    ink.stroke("M-4 196Q128 172 260 196", "#b5a68e", 9) +
    ink.stroke("M-4 192Q128 168 260 192", "#ddd0b8", 3) +
    ink.stroke(
      [12, 42, 72, 102, 132, 162, 192, 222, 250]
        .map((x) => `M${x} ${197 - 12 * Math.sin((Math.PI * x) / 256)}v12`)
        .join(""),
      "#b5a68e",
      5,
    ) +
    ink.stroke("M30 222h24M90 216h28M150 222h30M206 218h30M50 242h30M130 244h34", "#b3a48c", 1.2)
  );
});
