import { type Colour, lightness, mix, saturate } from "../drawing/colour.ts";
import type { StyleName } from "../drawing/paper.ts";
import { band, number as n, type Point } from "./geometry.ts";
import { type Light, lit, plainLight, shadow } from "./light.ts";
import { outset } from "./outset.ts";
import { inkColour } from "./palette.ts";

export interface ShapeOptions {
  /** Outline width as a share of the usual; 0 = none. */
  line?: number;
  /** A side in shadow: 0 = none, 1 = as deep as shadows are. The light comes from the upper left. */
  shade?: number;
  opacity?: number;
  /** Shines by itself: the light of the scene does not change it. */
  selfLit?: boolean;
  /** Drawn with a heavier line below and to the right, as a brush leaves it. */
  bold?: boolean;
}

export interface InkOptions {
  style: StyleName;
  light?: Light;
  /** Mist between the thing and the eye. */
  haze?: { colour: Colour; share: number };
  /** Makes the ids of this ink's definitions its own. */
  prefix: string;
  /** How far lines go from a darker tone of what they surround (0) to ink (1). */
  darkness?: number;
  /** Usual outline width on a picture of 256. */
  width?: number;
}

interface Shared {
  defs: string[];
  ids: Map<string, string>;
  tones: Map<string, Colour>;
}

/** Turns shapes into SVG in one style and one light. Sizes are in the units of the group drawn into (see `at`). */
export class Ink {
  readonly style: StyleName;
  private readonly options: InkOptions;
  private readonly scale: number;
  private readonly shared: Shared;

  constructor(options: InkOptions, scale = 1, shared?: Shared) {
    this.options = options;
    this.style = options.style;
    this.scale = scale;
    this.shared = shared ?? { defs: [], ids: new Map(), tones: new Map() };
  }

  /** The same ink in a group scaled by `scale`, where outlines keep their width on paper. */
  at(scale: number): Ink {
    return new Ink(this.options, this.scale * scale, this.shared);
  }

  /** Gradients and patterns used so far, for the document's <defs>. */
  get defs(): string {
    return this.shared.defs.join("");
  }

  /** The colour as it looks in this style and light. */
  tone(colour: Colour): Colour {
    let toned = this.shared.tones.get(colour);
    if (toned === undefined) {
      toned = lit(colour, this.options.light ?? plainLight);
      const { haze } = this.options;
      if (haze && haze.share > 0) toned = mix(toned, haze.colour, haze.share);
      if (this.style === "comic") toned = saturate(toned, 1.3);
      if (this.style === "watercolour") toned = mix(saturate(toned, 1.1), "#fdf8ee", 0.2);
      this.shared.tones.set(colour, toned);
    }
    return toned;
  }

  /** Outline width in this group's units. */
  get lineWidth(): number {
    const width = this.options.width ?? 1.35;
    return ((this.style === "comic" ? 1.6 : this.style === "watercolour" ? 0.6 : 1) * width) / this.scale;
  }

  lineColour(fill: Colour): Colour {
    const own = mix(saturate(shadow(fill), 1.15), inkColour, lightness(fill) > 0.8 ? 0.34 : 0.5);
    return mix(own, inkColour, this.style === "comic" ? 1 : (this.options.darkness ?? 0.5));
  }

  define(key: string, write: (id: string) => string): string {
    let id = this.shared.ids.get(key);
    if (id === undefined) {
      id = `${this.options.prefix}${this.shared.ids.size}`;
      this.shared.ids.set(key, id);
      this.shared.defs.push(write(id));
    }
    return id;
  }

  private paint(fill: Colour, options: ShapeOptions): string {
    if (options.selfLit) return fill;
    const colour = this.tone(fill);
    const depth = options.shade ?? 0;
    if (depth === 0) return colour;
    const id = this.define(`shade${fill}${depth}`, (name) => {
      const dark = this.tone(shadow(fill, depth));
      const [from, to] = this.style === "comic" ? [0.62, 0.63] : [0.68, 0.74];
      return `<linearGradient id="${name}" x1="0" y1="0" x2="1" y2=".4"><stop offset="${from}" stop-color="${colour}"/><stop offset="${to}" stop-color="${dark}"/></linearGradient>`;
    });
    return `url(#${id})`;
  }

  /** A filled shape with an outline. */
  shape(d: string, fill: Colour, options: ShapeOptions = {}): string {
    const width = (options.line ?? 1) * this.lineWidth;
    const paint = this.paint(fill, options);
    const faint = options.opacity === undefined ? "" : ` fill-opacity="${options.opacity}"`;
    if (width <= 0) return `<path d="${d}" fill="${paint}"${faint}/>`;
    const line = this.tone(this.lineColour(fill));
    if (options.bold) {
      const edge = outset(d, (x, y) => this.lineWidth * (0.64 + 0.3 * (x + y)));
      return `<path class="outline" d="${edge}" fill="${line}"/><path d="${d}" fill="${paint}"/>`;
    }
    const faintLine = options.opacity === undefined ? "" : ` stroke-opacity="${options.opacity}"`;
    return `<path d="${d}" fill="${paint}"${faint} stroke="${line}" stroke-width="${n(width)}" stroke-linejoin="round"${faintLine}/>`;
  }

  /** A flat shape without a line: patches of light, shadow and colour. */
  patch(d: string, fill: Colour, opacity?: number): string {
    const faint = opacity === undefined ? "" : ` fill-opacity="${opacity}"`;
    return `<path d="${d}" fill="${fill.startsWith("url") ? fill : this.tone(fill)}"${faint}/>`;
  }

  circle(x: number, y: number, r: number, fill: Colour, options: ShapeOptions = {}): string {
    return this.ellipse(x, y, r, r, fill, options);
  }

  ellipse(x: number, y: number, rx: number, ry: number, fill: Colour, options: ShapeOptions = {}): string {
    const width = (options.line ?? 1) * this.lineWidth;
    const line = width > 0 ? ` stroke="${this.tone(this.lineColour(fill))}" stroke-width="${n(width)}"` : "";
    const faint = options.opacity === undefined ? "" : ` fill-opacity="${options.opacity}"`;
    return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${this.paint(fill, options)}"${faint}${line}/>`;
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: Colour,
    options: ShapeOptions & { round?: number } = {},
  ): string {
    const lineWidth = (options.line ?? 1) * this.lineWidth;
    const line = lineWidth > 0 ? ` stroke="${this.tone(this.lineColour(fill))}" stroke-width="${n(lineWidth)}"` : "";
    const round = options.round ? ` rx="${n(options.round)}"` : "";
    const faint = options.opacity === undefined ? "" : ` fill-opacity="${options.opacity}"`;
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round} fill="${this.paint(fill, options)}"${faint}${line}/>`;
  }

  /** A stroke of even width, in this group's units. */
  stroke(d: string, colour: Colour, width: number, opacity?: number): string {
    const faint = opacity === undefined ? "" : ` stroke-opacity="${opacity}"`;
    return `<path d="${d}" fill="none" stroke="${this.tone(colour)}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${faint}/>`;
  }

  /** A stroke of the brush: thin where it begins and ends, `width` in between. */
  brush(points: readonly Point[], colour: Colour, width: number): string {
    const last = points.length - 1;
    const widths = points.map((_, i) => width * (0.12 + 0.88 * Math.sin((Math.PI * i) / last)));
    return `<path d="${band(points, widths)}" fill="${this.tone(colour)}"/>`;
  }

  /** A vertical gradient of the scene's light, for skies, water and walls. */
  fade(top: Colour, bottom: Colour, selfLit = false): string {
    const tone = (colour: Colour) => (selfLit ? colour : this.tone(colour));
    return `url(#${this.define(`fade${top}${bottom}${selfLit}`, (id) => `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${tone(top)}"/><stop offset="1" stop-color="${tone(bottom)}"/></linearGradient>`)})`;
  }

  /** A soft round light (sun, lamp, fire). */
  glow(x: number, y: number, r: number, colour: Colour, strength = 0.6): string {
    const id = this.define(`glow${colour}${strength}`, (name) => {
      const stop = (offset: number, opacity: number) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${n(opacity)}"/>`;
      return `<radialGradient id="${name}">${stop(0, strength)}${stop(0.4, strength * 0.45)}${stop(1, 0)}</radialGradient>`;
    });
    return `<circle data-glow="" cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="url(#${id})"/>`;
  }

  /** A repeating pattern, in units of the group; `content` fills one tile, `degrees` turns it. */
  pattern(width: number, height: number, content: string, degrees = 0): string {
    const turn = degrees === 0 ? "" : ` patternTransform="rotate(${n(degrees)})"`;
    return `url(#${this.define(`${width}${content}${turn}`, (id) => `<pattern id="${id}" width="${n(width)}" height="${n(height)}" patternUnits="userSpaceOnUse"${turn}>${content}</pattern>`)})`;
  }
}
