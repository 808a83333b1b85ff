import { polygon } from "../../geometry.ts";
import { leaf, turf } from "../parts/snow.ts";
import { tree } from "../parts/trees.ts";
import { house, open, paving, streetLamp } from "./shared.ts";

export const street = open((s) => {
  const { ink } = s;
  return (
    house(s, -14, 180, 52, 116, "#d9a08a", "#8a5a5a") +
    house(s, 40, 180, 48, 90, "#e8d4a8", "#a8644a", "#3f7f86") +
    house(s, 168, 180, 46, 100, "#a9bcae", "#6f6478", "#b5483a") +
    house(s, 214, 180, 54, 124, "#e0b48c", "#8f5a4a") +
    house(s, 92, 172, 34, 62, "#c9b6c4", "#7c6a84") +
    house(s, 130, 172, 34, 56, "#efe0c0", "#b0765a") +
    paving(s, 180, "#d8ccba") +
    ink.patch(
      polygon([
        [0, 214],
        [256, 214],
        [256, 262],
        [0, 262],
      ]),
      turf(s, "#8d8a92"),
    ) +
    ink.stroke("M14 238h34M82 238h34M150 238h34M218 238h34", "#f0e6cc", 2.6) +
    ink.stroke("M0 214H256", "#b9ad9c", 3) +
    streetLamp(s, 22, 206, 84) +
    tree(ink, 236, 204, 62, leaf(s, "#7fa263"))
  );
});
