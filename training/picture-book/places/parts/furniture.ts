import type { Colour } from "../../../drawing/colour.ts";
import { band, circlePath, polygon } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import type { Setting } from "../place.ts";

export function table({ ink }: Setting, x: number, y: number, w: number, h: number, colour: Colour): string {
  return (
    ink.rect(x + 6, y, 6, h, shadow(colour, 0.8), { line: 0.6 }) +
    ink.rect(x + w - 12, y, 6, h, shadow(colour, 0.8), { line: 0.6 }) +
    ink.rect(x, y - 5, w, 8, colour, { round: 2, line: 0.7 })
  );
}

export function chair({ ink }: Setting, x: number, y: number, s: number, colour: Colour): string {
  return (
    ink.stroke(
      `M${x - s * 0.3} ${y}V${y - s}M${x + s * 0.3} ${y}V${y - s}M${x - s * 0.3} ${y - s * 0.66}H${x + s * 0.3}M${x - s * 0.3} ${y - s * 0.9}H${x + s * 0.3}`,
      colour,
      3,
    ) + ink.rect(x - s * 0.4, y - s * 0.48, s * 0.8, 5, bright(colour, 0.15), { round: 2, line: 0.6 })
  );
}

const spines: Colour[] = ["#b8483c", "#d9a441", "#3f7f86", "#5d7f4e", "#7a5a94", "#c97a4a", "#44597f", "#e0cfa9"];

/** Shelves full of books, and a few things between them. */
export function bookshelf(
  { ink }: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  rows: number,
  wood: Colour,
): string {
  const tall = h / rows;
  let svg = ink.rect(x, y, w, h, shadow(wood, 1.1), { line: 0.7 });
  const byColour = new Map<Colour, string>();
  for (let row = 0; row < rows; row++) {
    let at = x + 4;
    for (let i = row; at < x + w - 9; i++) {
      const wide = 5 + ((i * 7) % 4);
      const high = tall * (0.62 + ((i * 5) % 4) * 0.07);
      const colour = spines[(i * 3 + row * 5) % spines.length]!;
      if ((i * 11 + row) % 9 !== 4) {
        const base = y + (row + 1) * tall - 3;
        byColour.set(colour, `${byColour.get(colour) ?? ""}M${at} ${base}V${base - high}h${wide}V${base}Z`);
      }
      at += wide + 0.8;
    }
  }
  for (const [colour, d] of byColour) svg += ink.patch(d, colour);
  for (let row = 0; row <= rows; row++) svg += ink.rect(x - 2, y + row * tall - 3, w + 4, 4.4, wood, { line: 0.5 });
  return (
    svg +
    ink.rect(x - 3, y - 3, 5, h + 4, wood, { line: 0.5 }) +
    ink.rect(x + w - 2, y - 3, 5, h + 4, wood, { line: 0.5 })
  );
}

export function potPlant({ ink }: Setting, x: number, y: number, s: number, leaf: Colour = "#5d8f5a"): string {
  const frond = (dx: number, dy: number) =>
    band(
      [
        [x, y - s * 0.3],
        [x + dx * s * 0.5, y - s * 0.3 + dy * s * 0.6],
        [x + dx * s, y - s * 0.3 + dy * s],
      ],
      [s * 0.05, s * 0.2, s * 0.02],
    );
  return (
    ink.shape(frond(-0.42, -0.5) + frond(0.42, -0.52), shadow(leaf, 0.6), { line: 0.5 }) +
    ink.shape(frond(-0.22, -0.74) + frond(0.2, -0.78) + frond(0, -0.86), leaf, { line: 0.5 }) +
    ink.shape(
      polygon([
        [x - s * 0.22, y - s * 0.34],
        [x + s * 0.22, y - s * 0.34],
        [x + s * 0.16, y],
        [x - s * 0.16, y],
      ]),
      "#c4704a",
      { line: 0.6 },
    )
  );
}

export function rug(
  { ink }: Setting,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: Colour,
  inner: Colour,
): string {
  return (
    ink.ellipse(x, y, rx, ry, colour, { line: 0.7 }) +
    ink.ellipse(x, y, rx * 0.76, ry * 0.72, inner, { line: 0 }) +
    ink.ellipse(x, y, rx * 0.62, ry * 0.56, colour, { line: 0 })
  );
}

/** A curved band of the floor in shadow, so that furniture stands on it. */
export function footing({ ink }: Setting, x: number, y: number, rx: number): string {
  return ink.patch(circlePath(x, y, rx, rx * 0.12), "#3b2236", 0.2);
}
