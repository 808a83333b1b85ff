import { type Colour, darken, lighten, lightness, mix, multiply, type Rgb, saturate } from "../drawing/colour.ts";
import type { StyleName } from "../drawing/paper.ts";

/** What a caption says at its end for each style; the same words as the product's styles. */
export const styleWords: Record<StyleName, string> = {
  storybook: "",
  watercolour: "watercolour painting",
  comic: "bold comic book drawing",
};

export interface ShapeOptions {
  /** Outline width as a share of the style's own; 0 = none. */
  line?: number;
  /** Shade the side away from the light. */
  shade?: boolean;
  opacity?: number;
  /** Shines by itself: the light of the scene does not change it. */
  selfLit?: boolean;
  /** Outline colour in place of a darker tone of the fill. */
  lineColour?: Colour;
}

export interface InkOptions {
  style: StyleName;
  /** What the light of the scene multiplies red, green and blue by. */
  light?: Rgb;
  /** Mist between the figure and the eye. */
  haze?: { colour: Colour; share: number };
  /** Makes the ids of this ink's definitions its own. */
  prefix: string;
}

interface Shared {
  defs: string[];
  ids: Map<string, string>;
  tones: Map<string, string>;
}

const n = (value: number) => Math.round(value * 100) / 100;

/**
 * Turns shapes and colours into SVG in one style and one light. Sizes are in the units of the group drawn into:
 * `at(scale)` gives the ink for a group that is scaled by that much, so that outlines keep their width on paper.
 */
export class Ink {
  readonly style: StyleName;
  private readonly light: Rgb;
  private readonly haze: { colour: Colour; share: number };
  private readonly scale: number;
  private readonly options: InkOptions;
  private readonly shared: Shared;

  constructor(options: InkOptions, scale = 1, shared?: Shared) {
    this.options = options;
    this.style = options.style;
    this.light = options.light ?? [1, 1, 1];
    this.haze = options.haze ?? { colour: "#ffffff", share: 0 };
    this.scale = scale;
    this.shared = shared ?? { defs: [], ids: new Map(), tones: new Map() };
  }

  /** The same ink in a group scaled by `scale`. */
  at(scale: number): Ink {
    return new Ink(this.options, this.scale * scale, this.shared);
  }

  /** Gradients and clips used so far, for the document's <defs>. */
  get defs(): string {
    return this.shared.defs.join("");
  }

  /** The colour as it looks in this style and light. */
  tone(colour: Colour): Colour {
    let toned = this.shared.tones.get(colour);
    if (toned === undefined) {
      toned = multiply(colour, this.light);
      if (this.haze.share > 0) toned = mix(toned, this.haze.colour, this.haze.share);
      if (this.style === "comic") toned = saturate(toned, 1.35);
      if (this.style === "watercolour") toned = mix(saturate(toned, 1.12), "#fdf8ee", 0.18);
      this.shared.tones.set(colour, toned);
    }
    return toned;
  }

  /** Outline width in this group's units. */
  get lineWidth(): number {
    return (this.style === "comic" ? 2.5 : this.style === "watercolour" ? 0.7 : 1.45) / this.scale;
  }

  lineColour(fill: Colour): Colour {
    if (this.style === "comic") return "#17131c";
    const dark = darken(saturate(fill, 1.1), lightness(fill) > 0.85 ? 0.36 : lightness(fill) < 0.25 ? 0.5 : 0.45);
    return this.style === "watercolour" ? mix(dark, fill, 0.6) : dark;
  }

  /** A fill: flat, or with a darker side away from the light, which comes from the upper left. */
  private paint(fill: Colour, shade: boolean): string {
    const colour = this.tone(fill);
    if (!shade) return colour;
    return `url(#${this.define(`shade${fill}`, (id) => {
      const dark = this.tone(darken(saturate(fill, 1.1), lightness(fill) < 0.3 ? 0.3 : 0.2));
      const bright = this.tone(lighten(fill, 0.16));
      const stops =
        this.style === "comic"
          ? `<stop offset=".66" stop-color="${colour}"/><stop offset=".67" stop-color="${dark}"/>`
          : `<stop offset="0" stop-color="${bright}"/><stop offset=".5" stop-color="${colour}"/><stop offset="1" stop-color="${dark}"/>`;
      return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2=".45">${stops}</linearGradient>`;
    })})`;
  }

  /** Adds a definition once and gives its id. */
  define(key: string, write: (id: string) => string): string {
    let id = this.shared.ids.get(key);
    if (id === undefined) {
      id = `${this.options.prefix}${this.shared.ids.size}`;
      this.shared.ids.set(key, id);
      this.shared.defs.push(write(id));
    }
    return id;
  }

  private attributes(fill: Colour, options: ShapeOptions): string {
    const width = (options.line ?? 1) * this.lineWidth;
    const line =
      width > 0
        ? ` stroke="${this.tone(options.lineColour ?? this.lineColour(fill))}" stroke-width="${n(width)}" stroke-linejoin="round"`
        : "";
    const opacity =
      options.opacity === undefined ? "" : ` fill-opacity="${options.opacity}" stroke-opacity="${options.opacity}"`;
    const colour = options.selfLit ? fill : this.paint(fill, options.shade ?? false);
    return `fill="${colour}"${line}${opacity}`;
  }

  path(d: string, fill: Colour, options: ShapeOptions = {}): string {
    return `<path d="${d}" ${this.attributes(fill, options)}/>`;
  }

  circle(x: number, y: number, r: number, fill: Colour, options: ShapeOptions = {}): string {
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${this.attributes(fill, options)}/>`;
  }

  ellipse(x: number, y: number, rx: number, ry: number, fill: Colour, options: ShapeOptions = {}): string {
    return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" ${this.attributes(fill, options)}/>`;
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: Colour,
    options: ShapeOptions & { round?: number } = {},
  ): string {
    const round = options.round ? ` rx="${n(options.round)}"` : "";
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round} ${this.attributes(fill, options)}/>`;
  }

  /** A drawn line; width in this group's units. */
  stroke(d: string, colour: Colour, width: number, opacity = 1): string {
    const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : "";
    return `<path d="${d}" fill="none" stroke="${this.tone(colour)}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${faint}/>`;
  }

  /** A rounded tube (arm, leg, rope) with an outline of its own. */
  tube(d: string, colour: Colour, width: number, cap: "round" | "butt" = "round"): string {
    const tail = `fill="none" stroke-linecap="${cap}" stroke-linejoin="round"`;
    const outline = `<path d="${d}" ${tail} stroke="${this.tone(this.lineColour(colour))}" stroke-width="${n(width + this.lineWidth)}"/>`;
    return `${outline}<path d="${d}" ${tail} stroke="${this.tone(colour)}" stroke-width="${n(width - this.lineWidth)}"/>`;
  }

  /** A vertical gradient, for skies, water and walls. */
  fade(top: Colour, bottom: Colour): string {
    return `url(#${this.define(`fade${top}${bottom}`, (id) => {
      const stops = `<stop offset="0" stop-color="${this.tone(top)}"/><stop offset="1" stop-color="${this.tone(bottom)}"/>`;
      return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>`;
    })})`;
  }

  /** A soft round glow (sun, lamp, fire). */
  glow(x: number, y: number, r: number, colour: Colour, strength = 0.6): string {
    const id = this.define(`glow${colour}${strength}`, (name) => {
      const stop = (offset: number, opacity: number) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
      return `<radialGradient id="${name}">${stop(0, strength)}${stop(0.4, strength * 0.45)}${stop(1, 0)}</radialGradient>`;
    });
    return `<circle data-glow="" cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="url(#${id})"/>`;
  }

  /** A repeating pattern in the units of the group; `content` fills one tile. */
  pattern(key: string, width: number, height: number, content: string): string {
    return `url(#${this.define(`${key}${content}`, (id) => `<pattern id="${id}" width="${n(width)}" height="${n(height)}" patternUnits="userSpaceOnUse">${content}</pattern>`)})`;
  }
}
