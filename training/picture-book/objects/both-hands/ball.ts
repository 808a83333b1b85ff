import { smooth } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const ball: Thing = {
  draw: (ink) =>
    ink.circle(0, -3, 8.4, "#f2c14d", { bold: true, shade: 0.6 }) +
    ink.patch(
      smooth([
        [-7.6, -6],
        [0, -3.4],
        [7.6, -6],
        [8.3, -1.6],
        [0, 1.2],
        [-8.3, -1.6],
      ]),
      "#cd4638",
    ),
};
