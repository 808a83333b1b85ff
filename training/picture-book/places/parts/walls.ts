import type { Colour } from "../../../drawing/colour.ts";
import { band, cornered, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import type { Setting } from "../place.ts";

/** Wall and floor of a room; they meet at `y`. */
export function room({ ink }: Setting, wall: Colour, floor: Colour, y = 176): string {
  const boards = [y + 12, y + 28, y + 50].map((at) => `M0 ${at}H256`).join("");
  const joints = `M40 ${y}V${y + 12}M150 ${y}V${y + 12}M90 ${y + 12}V${y + 28}M210 ${y + 12}V${y + 28}M30 ${y + 28}V${y + 50}M170 ${y + 28}V${y + 50}`;
  return (
    ink.patch(`M0 0H256V${y}H0Z`, wall) +
    ink.patch(
      [
        [-10, 40, 150, 12],
        [90, 74, 190, 14],
        [-20, 120, 170, 12],
        [140, 148, 140, 10],
      ]
        .map(([x, at, length, width]) =>
          band(
            [
              [x!, at!],
              [x! + length! * 0.4, at! - 2],
              [x! + length!, at! + 1],
            ],
            [1, width!, 1],
          ),
        )
        .join(""),
      bright(wall, 0.35),
      0.35,
    ) +
    ink.patch(`M0 ${y}H256V256H0Z`, floor) +
    ink.stroke(boards + joints, shadow(floor, 0.9), 0.9) +
    ink.patch(`M0 ${y - 7}H256V${y}H0Z`, bright(wall, 0.4)) +
    ink.stroke(`M0 ${y}H256`, shadow(floor, 1.6), 1.1)
  );
}

/** A pattern on the wall above the skirting board. */
export function wallpaper({ ink }: Setting, colour: Colour, kind: "stripes" | "sprigs", y = 169): string {
  if (kind === "stripes")
    return ink.patch(Array.from({ length: 9 }, (_, i) => `M${i * 30 + 4} 0h9V${y}h-9Z`).join(""), colour, 0.4);
  const sprig = (x: number, at: number) =>
    band(
      [
        [x, at],
        [x + 1, at - 4],
        [x, at - 8],
      ],
      [0.4, 2.2, 0.4],
    ) +
    band(
      [
        [x, at - 1],
        [x + 4, at - 4],
      ],
      [1.6, 0.3],
    ) +
    band(
      [
        [x, at - 1],
        [x - 4, at - 4],
      ],
      [1.6, 0.3],
    );
  let d = "";
  for (let row = 0; row < 6; row++) for (let i = 0; i < 8; i++) d += sprig(i * 34 + (row % 2) * 17 + 8, row * 28 + 18);
  return ink.patch(d, colour, 0.45);
}

export const arch = (x: number, y: number, w: number, h: number): string =>
  cornered(
    [
      [x, y + h],
      [x, y + h * 0.4],
    ],
    [
      [x, y + h * 0.4],
      [x + w * 0.14, y + h * 0.12],
      [x + w / 2, y],
      [x + w * 0.86, y + h * 0.12],
      [x + w, y + h * 0.4],
    ],
    [
      [x + w, y + h * 0.4],
      [x + w, y + h],
    ],
    [
      [x + w, y + h],
      [x, y + h],
    ],
  );

export function picture(
  { ink }: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  sky: Colour,
  land: Colour,
): string {
  return (
    ink.rect(x, y, w, h, "#b98a55", { line: 0.7 }) +
    ink.patch(`M${x + 3} ${y + 3}h${w - 6}v${h - 6}h${-(w - 6)}Z`, sky) +
    ink.patch(
      smooth([
        [x + 3, y + h - 3],
        [x + 3, y + h * 0.6],
        [x + w * 0.4, y + h * 0.45],
        [x + w * 0.7, y + h * 0.62],
        [x + w - 3, y + h * 0.54],
        [x + w - 3, y + h - 3],
      ]),
      land,
    )
  );
}

export function clock({ ink }: Setting, x: number, y: number, r: number): string {
  return (
    ink.circle(x, y, r, "#fbf4e4", { line: 0.9 }) +
    ink.stroke(`M${x} ${y}V${y - r * 0.64}M${x} ${y}H${x + r * 0.46}`, "#4a3b3a", 1.5)
  );
}
