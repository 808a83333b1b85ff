import { Resvg } from "@resvg/resvg-js";
import type { StyleName } from "./ink.ts";
import { Random } from "./random.ts";

/** Pixels of a rendered SVG: RGBA, row-major, on an opaque or transparent ground. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Renders SVG text at its own size. */
export function render(svg: string): Pixels {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width: image.width, height: image.height, data: new Uint8Array(image.pixels) };
}

/** An SVG document; `size` is the picture's side, `view` the drawing's. */
export function document(size: number, view: string, defs: string, body: string, stretch = false): string {
  const aspect = stretch ? ` preserveAspectRatio="none"` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${view}"${aspect}><defs>${defs}</defs>${body}</svg>`;
}

/** The same shapes in one flat colour, for masks: no glows, no patterns. */
export function flat(svg: string, colour: string): string {
  return svg.replace(/<circle data-glow[^>]*\/>/g, "").replace(/(fill|stroke)="(?!none)[^"]*"/g, `$1="${colour}"`);
}

/** RGB without the fourth channel. */
export function rgb(pixels: Pixels): Uint8Array {
  const out = new Uint8Array(pixels.width * pixels.height * 3);
  for (let from = 0, to = 0; to < out.length; from += 4, to += 3) {
    out[to] = pixels.data[from]!;
    out[to + 1] = pixels.data[from + 1]!;
    out[to + 2] = pixels.data[from + 2]!;
  }
  return out;
}

const grainSide = 256;
let grain: Float32Array | undefined;

/** Paper grain: fine noise over larger blotches of pigment, -1..1, the same for every picture. */
function paperGrain(): Float32Array {
  if (grain) return grain;
  const random = new Random(20);
  const cells = 16;
  const coarse = Float32Array.from({ length: cells * cells }, () => random.range(-1, 1));
  grain = new Float32Array(grainSide * grainSide);
  for (let y = 0; y < grainSide; y++) {
    for (let x = 0; x < grainSide; x++) {
      const u = (x * cells) / grainSide;
      const v = (y * cells) / grainSide;
      const i = Math.floor(u);
      const j = Math.floor(v);
      const s = (1 - Math.cos((u - i) * Math.PI)) / 2;
      const t = (1 - Math.cos((v - j) * Math.PI)) / 2;
      const at = (a: number, b: number) => coarse[(b % cells) * cells + (a % cells)]!;
      const blotch =
        (at(i, j) * (1 - s) + at(i + 1, j) * s) * (1 - t) + (at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s) * t;
      grain[y * grainSide + x] = blotch * 0.7 + random.range(-0.3, 0.3);
    }
  }
  return grain;
}

/** What the style's paper does to a finished picture, in place: watercolour grain and edge, comic dots. */
export function finish(data: Uint8Array, size: number, style: StyleName): void {
  if (style === "storybook") return;
  const scale = size / 256;
  const noise = paperGrain();
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = (y * size + x) * 3;
      const u = x / scale;
      const v = y / scale;
      if (style === "watercolour") {
        const texture = noise[(Math.floor(v) % grainSide) * grainSide + (Math.floor(u) % grainSide)]!;
        const border = Math.min(u, v, 255 - u, 255 - v) + texture * 7;
        const paper = border < 12 ? Math.max(0, Math.min(1, (12 - border) / 7)) : 0;
        const pigment = 1 + texture * 0.09;
        for (let c = 0; c < 3; c++) {
          const white = c === 2 ? 240 : c === 1 ? 249 : 253;
          const ground = 255 - (255 - data[at + c]!) * pigment;
          data[at + c] = Math.max(0, Math.min(255, ground + (white - ground) * paper));
        }
      } else {
        const lightness = (data[at]! * 3 + data[at + 1]! * 6 + data[at + 2]!) / 10;
        const row = Math.floor(v / 5);
        const du = ((u + (row % 2) * 2.5) % 5) - 2.5;
        const dv = (v % 5) - 2.5;
        if (lightness > 60 && lightness < 215 && du * du + dv * dv < 1.9) {
          for (let c = 0; c < 3; c++) data[at + c] = data[at + c]! * 0.9;
        }
      }
    }
  }
}
