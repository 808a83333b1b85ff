import { smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { blossoms, bush, tufts } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const park = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#8fb56a");
  return (
    ground(ink, [150, 140, 148, 138, 146], leaf(s, "#8fae8e")) +
    bush(ink, 24, 160, 26, leaf(s, "#7aa376")) +
    bush(ink, 150, 158, 22, leaf(s, "#86ab7a")) +
    ground(ink, [162, 158, 164, 158, 162], grass) +
    tree(ink, 46, 178, 96, leaf(s, "#6d9b5c")) +
    tree(ink, 220, 174, 84, leaf(s, "#d39a4a")) +
    tree(ink, 176, 166, 58, leaf(s, "#86a862")) +
    ink.patch(
      smooth([
        [96, 262],
        [108, 214],
        [150, 186],
        [132, 170],
        [146, 164],
        [172, 182],
        [178, 214],
        [196, 262],
      ]),
      turf(s, "#ead6a8"),
    ) +
    strokes(ink, bright(grass, 0.3), 0.5, [
      [4, 196, 70, 6],
      [190, 200, 66, 6],
      [10, 236, 70, 7],
      [206, 238, 60, 6],
    ]) +
    ink.stroke("M206 200V186M238 200V186", "#5a4740", 2) +
    ink.rect(200, 183, 44, 4, "#a86f45", { line: 0.6 }) +
    ink.rect(200, 172, 44, 5, "#a86f45", { line: 0.6 }) +
    tufts(ink, shadow(grass, 0.9), [
      [26, 214],
      [76, 232],
      [226, 226],
      [246, 244],
    ]) +
    blossoms(ink, "#fbf3e2", [
      [18, 232],
      [60, 246],
      [238, 212],
    ])
  );
});
