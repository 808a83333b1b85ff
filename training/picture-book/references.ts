import type { Random } from "../world/random.ts";
import { faceTemplate, type ReferencePictures, referenceSize, similarity } from "../world/references.ts";
import { document, render, rgb } from "../world/render.ts";
import { actingOf } from "./compose.ts";
import { Ink } from "./ink.ts";
import type { Character } from "./people/character.ts";
import { drawFigure, type Figure } from "./people/figure.ts";
import { photoDoing } from "./portrait.ts";
import { silhouette } from "./silhouette.ts";

const cells = 48;

/** Bounding box of a figure in its own units, within 160 x 160 of them about where people are. */
function bounds(figure: Figure): { left: number; top: number; right: number; bottom: number } {
  const [left, top, side] = [-80, -142, 160];
  const { data } = render(document(cells, `${left} ${top} ${side} ${side}`, "", figure.layers.map(({ svg }) => silhouette(svg, "#000000")).join("")));
  let [x0, y0, x1, y1] = [cells, cells, 0, 0];
  for (let y = 0; y < cells; y++) {
    for (let x = 0; x < cells; x++) {
      if (data[(y * cells + x) * 4 + 3]! < 40) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y + 1);
    }
  }
  const unit = side / cells;
  return { left: left + x0 * unit, top: top + y0 * unit, right: left + x1 * unit, bottom: top + y1 * unit };
}

/** The pictures of a character that the model is given: a figure on white and its face (see world/references.ts). */
export function drawReference(random: Random, character: Character): ReferencePictures {
  const ink = new Ink({ style: "storybook", prefix: "r" }).at(1.15);
  const figure = drawFigure(ink, character, actingOf(photoDoing(random)));
  const svg = figure.layers.map((layer) => layer.svg).join("");
  const box = bounds(figure);
  // Most portrait photos end at the knees, the waist or the chest.
  if (random.chance(0.4)) box.bottom = box.top + (box.bottom - box.top) * random.range(0.4, 0.85);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const white = (left: number, top: number, w: number, h: number) => `<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="#ffffff"/>`;
  const body = rgb(render(document(referenceSize, `${box.left} ${box.top} ${width} ${height}`, ink.defs, white(box.left, box.top, width, height) + svg, true)));
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
