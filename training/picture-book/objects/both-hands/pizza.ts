import { circlePath } from "../../geometry.ts";
import type { Thing } from "../thing.ts";

export const pizza: Thing = {
  draw: (ink) =>
    ink.ellipse(0, -1, 11, 5.4, "#d9a15c", { bold: true }) +
    ink.ellipse(0, -1.6, 9, 4, "#efc04c", { line: 0 }) +
    ink.patch(circlePath(-4, -2, 1.9, 1.3) + circlePath(3.6, -2.8, 1.9, 1.3) + circlePath(1, 0.6, 1.9, 1.3), "#cd4638"),
};
