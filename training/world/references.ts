import type { Random } from "../drawing/random.ts";
import { faceTemplate, type ReferencePictures, referenceSize, similarity } from "../drawing/reference-picture.ts";
import { document, render, rgb } from "../drawing/render.ts";
import type { Character } from "./characters.ts";
import { drawFigure, type Figure } from "./figure.ts";
import { Ink } from "./ink.ts";
import type { Expression, PoseName } from "./poses.ts";

const posesOfPhotos: Partial<Record<PoseName, number>> = {
  standing: 40,
  waving: 8,
  walking: 8,
  "hands on hips": 10,
  sitting: 4,
  pointing: 4,
  cheering: 5,
  shrugging: 4,
  thinking: 5,
  holding: 8,
  dancing: 4,
  running: 3,
};
const expressionsOfPhotos: Partial<Record<Expression, number>> = {
  neutral: 44,
  happy: 36,
  laughing: 8,
  surprised: 5,
  sad: 4,
  angry: 3,
};

/** Bounding box of what is drawn, in the view's units; the view starts at (left, top) and is `side` wide and high. */
function bounds(
  figure: Figure,
  left: number,
  top: number,
  side: number,
  defs: string,
): { left: number; top: number; right: number; bottom: number } {
  const small = render(
    document(
      64,
      `${left} ${top} ${side} ${side}`,
      defs,
      figure.layers.map((layer) => (layer.person ? layer.svg : "")).join(""),
    ),
  );
  let [x0, y0, x1, y1] = [64, 64, 0, 0];
  for (let y = 0; y < 64; y++) {
    for (let x = 0; x < 64; x++) {
      if (small.data[(y * 64 + x) * 4 + 3]! < 40) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y + 1);
    }
  }
  const unit = side / 64;
  return { left: left + x0 * unit, top: top + y0 * unit, right: left + x1 * unit, bottom: top + y1 * unit };
}

/** The pictures of a character that the model is given: a figure on white and its face. */
export function drawReference(random: Random, character: Character): ReferencePictures {
  const ink = new Ink({ style: "storybook", prefix: "r" }).at(1.15);
  const figure = drawFigure(ink, character, {
    pose: random.weighted(posesOfPhotos),
    expression: random.weighted(expressionsOfPhotos),
    facing: random.weighted({ front: 64, left: 18, right: 18 }),
    object: null,
  });
  const svg = figure.layers.map((layer) => layer.svg).join("");
  const box = bounds(figure, -80, -150, 160, ink.defs);
  // A portrait photo ends at the waist or at the knees.
  if (random.chance(0.25)) box.bottom = box.top + (box.bottom - box.top) * random.range(0.5, 0.85);
  const white = (left: number, top: number, width: number, height: number) =>
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const body = rgb(
    render(
      document(
        referenceSize,
        `${box.left} ${box.top} ${width} ${height}`,
        ink.defs,
        white(box.left, box.top, width, height) + svg,
        true,
      ),
    ),
  );
  const [a, b, c, d] = similarity(figure.face, faceTemplate);
  const edge = random.range(2, 14);
  const frame = white(box.left - edge, box.top - edge, width + edge * 2, height + edge + random.range(0, 20));
  const face = rgb(
    render(
      document(
        referenceSize,
        "0 0 112 112",
        ink.defs,
        `<rect width="112" height="112" fill="#000000"/><g transform="matrix(${a} ${b} ${-b} ${a} ${c} ${d})">${frame}${svg}</g>`,
      ),
    ),
  );
  return { body, face };
}
