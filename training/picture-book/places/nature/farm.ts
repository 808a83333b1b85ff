import { polygon, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { ground, strokes } from "../parts/ground.ts";
import { tufts } from "../parts/plants.ts";
import { leaf, turf } from "../parts/snow.ts";
import { isLamplit } from "../place.ts";
import { open } from "./shared.ts";

export const farm = open((s) => {
  const { ink } = s;
  const grass = turf(s, "#a7bf6a");
  return (
    ground(ink, [150, 142, 150, 140, 148], leaf(s, "#b7c27c")) +
    ink.patch(
      smooth([
        [120, 150],
        [190, 140],
        [262, 146],
        [262, 168],
        [130, 166],
      ]),
      turf(s, "#e3c368"),
    ) +
    ink.shape(
      polygon([
        [24, 178],
        [24, 124],
        [58, 96],
        [92, 124],
        [92, 178],
      ]),
      "#b5483a",
      { line: 0.7 },
    ) +
    ink.shape(
      polygon([
        [16, 128],
        [58, 92],
        [100, 128],
        [94, 132],
        [58, 102],
        [22, 132],
      ]),
      "#6b4a45",
      { line: 0.6 },
    ) +
    ink.rect(44, 140, 28, 38, "#f3e6cf", { line: 0.6 }) +
    ink.stroke("M44 140L72 178M72 140L44 178", "#b5483a", 1.6) +
    ink.rect(51, 112, 14, 12, isLamplit(s) ? "#ffd98a" : "#f3e6cf", { line: 0.6, selfLit: isLamplit(s) }) +
    ground(ink, [180, 176, 182, 176, 180], grass) +
    ink.stroke("M112 190V166M146 188V164M180 190V166M214 188V164M248 190V166M104 172H256M104 182H256", "#f0e4cc", 2.4) +
    ink.shape(
      smooth([
        [196, 196],
        [206, 188],
        [222, 190],
        [226, 198],
        [220, 204],
        [204, 204],
      ]),
      "#f8f2e4",
      { line: 0.6 },
    ) +
    ink.shape(
      smooth([
        [222, 186],
        [230, 184],
        [233, 190],
        [228, 195],
        [223, 193],
      ]),
      "#4a3f40",
      { line: 0.4 },
    ) +
    ink.stroke("M204 204v7M219 204v7", "#4a3f40", 2) +
    strokes(ink, bright(grass, 0.3), 0.5, [
      [10, 206, 80, 6],
      [110, 222, 100, 6],
      [30, 242, 120, 7],
    ]) +
    tufts(ink, shadow(grass, 0.9), [
      [22, 226],
      [232, 236],
      [150, 244],
    ])
  );
});
