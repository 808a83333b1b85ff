import { type Colour, lightness, mix, multiply, type Rgb, saturate } from "../drawing/colour.ts";

export const times = ["morning", "day", "sunset", "night"] as const;
export type Time = (typeof times)[number];

/** What light does to a colour: multiplied, then drawn towards a tint. */
export interface Light {
  multiply: Rgb;
  tint: Colour;
  share: number;
  saturation: number;
}

export const plainLight: Light = { multiply: [1, 1, 1], tint: "#ffffff", share: 0, saturation: 1 };

/** Places under the open sky. */
export const outdoors: Record<Time, Light> = {
  morning: { multiply: [1.03, 0.96, 0.92], tint: "#fbcfae", share: 0.16, saturation: 0.98 },
  day: { multiply: [1, 1, 0.97], tint: "#fff3d6", share: 0.05, saturation: 1 },
  sunset: { multiply: [1, 0.78, 0.7], tint: "#d9603f", share: 0.16, saturation: 1.02 },
  night: { multiply: [0.46, 0.56, 0.78], tint: "#25306a", share: 0.3, saturation: 0.9 },
};
/** Rooms: the lamp is on at night. */
export const indoors: Record<Time, Light> = {
  morning: { multiply: [1.01, 0.97, 0.93], tint: "#ffe0c4", share: 0.1, saturation: 0.95 },
  day: plainLight,
  sunset: { multiply: [1, 0.87, 0.76], tint: "#e08a55", share: 0.1, saturation: 1.02 },
  night: { multiply: [0.72, 0.62, 0.62], tint: "#4a3357", share: 0.16, saturation: 1 },
};
/** People keep more of their own colours than the place they are in, so that they can be recognised. */
export const figures: Record<Time, Light> = {
  morning: { multiply: [1.01, 0.98, 0.95], tint: "#ffe3d0", share: 0.05, saturation: 1 },
  day: plainLight,
  sunset: { multiply: [1, 0.92, 0.84], tint: "#e88a5c", share: 0.06, saturation: 1.02 },
  night: { multiply: [0.82, 0.84, 0.98], tint: "#3a3f80", share: 0.08, saturation: 0.98 },
};
export const figuresInLamplight: Light = { multiply: [0.96, 0.91, 0.87], tint: "#f0b070", share: 0.03, saturation: 1 };

export function lit(colour: Colour, light: Light): Colour {
  if (light === plainLight) return colour;
  const seen = saturate(multiply(colour, light.multiply), light.saturation);
  return mix(seen, light.tint, light.share);
}

/** A colour in shadow: warm and a little violet, never grey; light colours darken less. */
export function shadow(colour: Colour, depth = 1): Colour {
  const pale = Math.max(0, lightness(colour) - 0.55) / 0.45;
  const dark = multiply(colour, [0.78 + pale * 0.07, 0.66 + pale * 0.12, 0.72 + pale * 0.11]);
  return mix(colour, mix(dark, "#5a3160", 0.06), depth);
}
/** A colour where the light falls. */
export function bright(colour: Colour, share = 0.22): Colour {
  return mix(colour, "#fff4dc", share);
}
