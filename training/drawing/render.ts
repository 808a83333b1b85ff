import { Resvg } from "@resvg/resvg-js";

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
