import { circlePath } from "../../geometry.ts";
import { bright } from "../../light.ts";
import type { Thing } from "../thing.ts";

export const teddyBear: Thing = {
  draw: (ink) => {
    const fur = "#b07a4a";
    return (
      ink.shape(
        circlePath(-5.4, 3.6, 2.8) +
          circlePath(5.4, 3.6, 2.8) +
          circlePath(-6, -3, 2.6) +
          circlePath(6, -3, 2.6) +
          circlePath(0, 0, 6),
        fur,
        { bold: true },
      ) +
      ink.shape(circlePath(-4.4, -14, 2.4) + circlePath(4.4, -14, 2.4) + circlePath(0, -9.6, 5.8), fur, {
        bold: true,
      }) +
      ink.patch(circlePath(0, -7.8, 2.8, 2.2), bright(fur, 0.6)) +
      ink.patch(circlePath(-2.2, -10.6, 0.8) + circlePath(2.2, -10.6, 0.8) + circlePath(0, -8.6, 0.9, 0.7), "#2d2630") +
      ink.patch(circlePath(0, 0.6, 3.4), bright(fur, 0.45))
    );
  },
};
