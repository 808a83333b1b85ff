import { Random } from "./random.ts";

export const styleNames = ["storybook", "watercolour", "comic"] as const;
export type StyleName = (typeof styleNames)[number];

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
