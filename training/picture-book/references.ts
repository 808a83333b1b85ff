import type { Random } from "../drawing/random.ts";
import { faceTemplate, type ReferencePictures, referenceSize, similarity } from "../drawing/reference-picture.ts";
import { type Pixels, render } from "../drawing/render.ts";
import { actingOf } from "./compose.ts";
import { Ink } from "./ink.ts";
import type { Character } from "./people/character.ts";
import { drawFigure } from "./people/figure.ts";
import { photoDoing } from "./portrait.ts";

/** The part of figure units that is drawn, and pixels per unit: a little less than a face crop has. */
const [left, top, width, height] = [-46, -146, 92, 150];
const fine = 2.7;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Bounding box of what is drawn, in pixels. */
function bounds({ data, width: columns, height: rows }: Pixels): Box {
  const box = { left: columns, top: rows, right: 0, bottom: 0 };
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (data[(y * columns + x) * 4 + 3]! < 40) continue;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      if (y >= box.bottom) box.bottom = y + 1;
    }
  }
  return box;
}

/** [112,112,3] of a box of the drawing on white, stretched to the square: means of 3 x 3 points. */
function stretched({ data, width: columns, height: rows }: Pixels, box: Box): Uint8Array {
  const out = new Uint8Array(referenceSize * referenceSize * 3);
  const taps = 3;
  const [stepX, stepY] = [
    (box.right - box.left) / (referenceSize * taps),
    (box.bottom - box.top) / (referenceSize * taps),
  ];
  for (let y = 0; y < referenceSize; y++) {
    for (let x = 0; x < referenceSize; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let j = 0; j < taps; j++) {
        const row = Math.min(rows - 1, Math.floor(box.top + (y * taps + j + 0.5) * stepY)) * columns;
        for (let i = 0; i < taps; i++) {
          const at = (row + Math.min(columns - 1, Math.floor(box.left + (x * taps + i + 0.5) * stepX))) * 4;
          // The drawing's colours are premultiplied by their opacity.
          const rest = 255 - data[at + 3]!;
          r += data[at]! + rest;
          g += data[at + 1]! + rest;
          b += data[at + 2]! + rest;
        }
      }
      const at = (y * referenceSize + x) * 3;
      out[at] = Math.round(r / taps ** 2);
      out[at + 1] = Math.round(g / taps ** 2);
      out[at + 2] = Math.round(b / taps ** 2);
    }
  }
  return out;
}

/** [112,112,3] of the drawing turned and scaled as `[a, b, c, d]` says (pixels -> crop), white inside `frame`, black outside. */
function aligned(
  { data, width: columns, height: rows }: Pixels,
  [a, b, c, d]: readonly [number, number, number, number],
  frame: Box,
): Uint8Array {
  const out = new Uint8Array(referenceSize * referenceSize * 3);
  const size = a ** 2 + b ** 2;
  for (let v = 0; v < referenceSize; v++) {
    for (let u = 0; u < referenceSize; u++) {
      const p = u + 0.5 - c;
      const q = v + 0.5 - d;
      const x = (p * a + q * b) / size - 0.5;
      const y = (q * a - p * b) / size - 0.5;
      const to = (v * referenceSize + u) * 3;
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue;
      const i = Math.floor(x);
      const j = Math.floor(y);
      if (i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1) {
        out.fill(255, to, to + 3);
        continue;
      }
      const s = x - i;
      const t = y - j;
      const at = (j * columns + i) * 4;
      const below = at + columns * 4;
      const mixed = (k: number) =>
        (data[at + k]! * (1 - s) + data[at + 4 + k]! * s) * (1 - t) +
        (data[below + k]! * (1 - s) + data[below + 4 + k]! * s) * t;
      const rest = 255 - mixed(3);
      for (let k = 0; k < 3; k++) out[to + k] = Math.min(255, Math.round(mixed(k) + rest));
    }
  }
  return out;
}

/** The pictures of a character that the model is given: a figure on white and its face. */
export function drawReference(random: Random, character: Character): ReferencePictures {
  const ink = new Ink({ style: "storybook", prefix: "r" }).at(1.7);
  const figure = drawFigure(ink, character, actingOf(photoDoing(random)));
  const svg = figure.layers.map((layer) => layer.svg).join("");
  const pixels = render(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * fine)}" height="${Math.round(height * fine)}" viewBox="${left} ${top} ${width} ${height}"><defs>${ink.defs}</defs>${svg}</svg>`,
  );
  const box = bounds(pixels);
  // Most portrait photos end at the knees, the waist or the chest.
  if (random.chance(0.4)) box.bottom = box.top + (box.bottom - box.top) * random.range(0.4, 0.85);
  const eyes = figure.face.map(([x, y]): [number, number] => [(x - left) * fine, (y - top) * fine]);
  const edge = random.range(2, 14) * fine;
  const frame: Box = {
    left: box.left - edge,
    top: box.top - edge,
    right: box.right + edge,
    bottom: box.bottom + random.range(0, 20) * fine,
  };
  return { body: stretched(pixels, box), face: aligned(pixels, similarity(eyes, faceTemplate), frame) };
}
