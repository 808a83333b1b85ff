import { band, smooth } from "../../geometry.ts";
import { ground } from "../parts/ground.ts";
import { leaf } from "../parts/snow.ts";
import { birch, tree } from "../parts/trees.ts";
import { open } from "./shared.ts";

export const river = open(
  (s) => {
    const { ink } = s;
    return (
      ground(ink, [140, 132, 140, 130, 138], leaf(s, "#9dba8c")) +
      tree(ink, 30, 162, 70, leaf(s, "#6f9d60")) +
      tree(ink, 224, 160, 76, leaf(s, "#7ba661")) +
      birch(ink, 66, 160, 70, leaf(s, "#a9bf5c")) +
      `<rect y="156" width="256" height="100" fill="${ink.fade("#7dbfc4", "#3f8fa6")}"/>` +
      ink.patch(
        smooth([
          [-6, 154],
          [50, 160],
          [120, 155],
          [200, 161],
          [262, 155],
          [262, 150],
          [-6, 150],
        ]),
        leaf(s, "#7fa86a"),
      ) +
      ink.stroke("M16 176h40M110 170h30M180 178h48M40 194h50M170 200h60M10 222h50M196 228h50", "#d3ecea", 1.6, 0.8) +
      ink.stroke("M14 176v-22M20 178v-28M26 177v-20M238 184v-26M244 186v-32", "#5a8150", 1.7) +
      ink.shape(
        band(
          [
            [20, 152],
            [20, 146],
            [20, 140],
          ],
          [3, 3.4, 3],
        ) +
          band(
            [
              [244, 156],
              [244, 150],
              [244, 144],
            ],
            [3, 3.4, 3],
          ),
        "#7b5237",
        { line: 0.4 },
      )
    );
  },
  (s) => {
    const { ink } = s;
    return (
      ink.shape(
        smooth([
          [24, 214],
          [70, 222],
          [128, 224],
          [186, 222],
          [232, 214],
          [222, 236],
          [196, 248],
          [60, 248],
          [34, 236],
        ]),
        "#a8683f",
        { line: 0.9 },
      ) +
      ink.stroke("M30 226Q128 240 226 226", "#7d4a2c", 1.6) +
      ink.stroke("M24 214Q128 234 232 214", "#d29a62", 3) +
      ink.stroke("M8 250h50M90 254h60M190 251h50", "#d3ecea", 1.8, 0.9)
    );
  },
);
