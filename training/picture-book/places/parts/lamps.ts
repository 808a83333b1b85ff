import type { Colour } from "../../../drawing/colour.ts";
import { circlePath, polygon, smooth } from "../../geometry.ts";
import { isLamplit, type Setting } from "../place.ts";

/** A lamp that stands on (x, y) and shines when it is dark. */
export function lamp(setting: Setting, x: number, y: number, tall: number, shade: Colour): string {
  const { ink } = setting;
  const on = isLamplit(setting);
  const top = y - tall;
  return (
    ink.stroke(`M${x} ${y}V${top}`, "#6b4a3a", 2.2) +
    ink.ellipse(x, y, 8, 2.2, "#6b4a3a", { line: 0.5 }) +
    (on ? ink.glow(x, top, 62, "#ffce7a", 0.62) : "") +
    ink.shape(
      polygon([
        [x - 8, top - 10],
        [x + 8, top - 10],
        [x + 13, top + 7],
        [x - 13, top + 7],
      ]),
      on ? "#ffe2a0" : shade,
      { line: 0.7, selfLit: on },
    )
  );
}

/** A lamp that hangs from the ceiling. */
export function pendant(setting: Setting, x: number, y: number, shade: Colour): string {
  const { ink } = setting;
  const on = isLamplit(setting);
  return (
    ink.stroke(`M${x} 0V${y}`, "#4a3b3a", 1.2) +
    (on ? ink.glow(x, y + 8, 56, "#ffce7a", 0.55) : "") +
    ink.shape(
      smooth([
        [x - 4, y],
        [x + 4, y],
        [x + 13, y + 10],
        [x, y + 12],
        [x - 13, y + 10],
      ]),
      shade,
      { line: 0.7 },
    ) +
    ink.patch(circlePath(x, y + 11, 3.6), on ? "#fff0bd" : "#f3e6c8")
  );
}
