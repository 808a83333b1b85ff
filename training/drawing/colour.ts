/** Colours are "#rrggbb" text everywhere; these are the few operations a picture-book palette needs. */
export type Colour = string;
export type Rgb = readonly [number, number, number];

export function parse(colour: Colour): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function format(rgb: Rgb): Colour {
  const byte = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  return `#${((1 << 24) | (byte(rgb[0]) << 16) | (byte(rgb[1]) << 8) | byte(rgb[2])).toString(16).slice(1)}`;
}

/** share of the way from a to b. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const from = parse(a);
  const to = parse(b);
  return format([0, 1, 2].map((i) => from[i]! + (to[i]! - from[i]!) * share) as unknown as Rgb);
}

/** 0..1 perceived lightness. */
export function lightness(colour: Colour): number {
  const [r, g, b] = parse(colour);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

export function lighten(colour: Colour, share: number): Colour {
  return mix(colour, "#fff8ea", share);
}

/** A shadow in a picture book is warm and a little violet, never black. */
export function darken(colour: Colour, share: number): Colour {
  return mix(colour, "#2b1a38", share);
}

/** Pulls a colour away from its grey: amount 1.2 = a fifth more colourful. */
export function saturate(colour: Colour, amount: number): Colour {
  const [r, g, b] = parse(colour);
  const grey = 0.299 * r + 0.587 * g + 0.114 * b;
  return format([grey + (r - grey) * amount, grey + (g - grey) * amount, grey + (b - grey) * amount]);
}

export function multiply(colour: Colour, light: Rgb): Colour {
  const [r, g, b] = parse(colour);
  return format([r * light[0], g * light[1], b * light[2]]);
}
