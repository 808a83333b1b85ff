import type { Colour } from "../../../drawing/colour.ts";
import { band, circlePath, type Point, polygon, smooth } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { bright, shadow } from "../../light.ts";

/** A broad-leaved tree on (x, y), `s` high. */
export function tree(ink: Ink, x: number, y: number, s: number, colour: Colour, bark = "#7d5740"): string {
  const at = (u: number, v: number): Point => [x + u * s, y - v * s];
  const crown = [
    at(-0.36, 0.48),
    at(-0.44, 0.68),
    at(-0.3, 0.88),
    at(-0.06, 1),
    at(0.2, 0.96),
    at(0.4, 0.8),
    at(0.44, 0.6),
    at(0.28, 0.44),
    at(0, 0.4),
  ];
  const light = [at(-0.34, 0.64), at(-0.26, 0.86), at(-0.04, 0.95), at(0.14, 0.86), at(-0.02, 0.74), at(-0.2, 0.62)];
  const dabs = [at(0.1, 0.6), at(0.24, 0.7), at(-0.1, 0.54), at(0.02, 0.82)]
    .map(([u, v]) =>
      band(
        [
          [u, v],
          [u + s * 0.05, v - s * 0.02],
          [u + s * 0.1, v],
        ],
        [0.2, s * 0.035, 0.2],
      ),
    )
    .join("");
  return (
    ink.patch(
      smooth([at(-0.09, 0), at(-0.045, 0.3), at(-0.12, 0.56), at(0, 0.5), at(0.12, 0.6), at(0.05, 0.3), at(0.09, 0)]),
      bark,
    ) +
    ink.shape(smooth(crown), colour, { line: 0.5 }) +
    ink.patch(smooth(light), bright(colour, 0.2)) +
    ink.patch(dabs, shadow(colour, 1.1))
  );
}

/** A fir of three tiers. */
export function fir(ink: Ink, x: number, y: number, s: number, colour: Colour): string {
  const tier = (low: number, high: number, half: number) =>
    ink.shape(
      smooth([
        [x, y - high * s],
        [x + half * s * 0.55, y - (low + (high - low) * 0.4) * s],
        [x + half * s, y - low * s],
        [x, y - (low + 0.05) * s + s * 0.02],
        [x - half * s, y - low * s],
        [x - half * s * 0.55, y - (low + (high - low) * 0.4) * s],
      ]),
      colour,
      { line: 0.5 },
    ) +
    ink.patch(
      polygon([
        [x, y - high * s * 0.98],
        [x - half * s * 0.82, y - (low + 0.02) * s],
        [x - half * s * 0.2, y - (low + 0.05) * s],
      ]),
      bright(colour, 0.14),
    );
  return (
    ink.patch(
      polygon([
        [x - s * 0.05, y],
        [x + s * 0.05, y],
        [x + s * 0.04, y - s * 0.2],
        [x - s * 0.04, y - s * 0.2],
      ]),
      "#6b4a3a",
    ) +
    tier(0.12, 0.56, 0.3) +
    tier(0.38, 0.78, 0.24) +
    tier(0.62, 1, 0.17)
  );
}

export function birch(ink: Ink, x: number, y: number, s: number, colour: Colour): string {
  return (
    ink.patch(
      band(
        [
          [x, y],
          [x + s * 0.02, y - s * 0.5],
          [x - s * 0.01, y - s * 0.95],
        ],
        [s * 0.085, s * 0.07, s * 0.04],
      ),
      "#efe9dc",
    ) +
    ink.stroke(
      [0.2, 0.36, 0.5, 0.64].map((v) => `M${x - s * 0.03} ${y - s * v}h${s * 0.035}`).join(""),
      "#5b4d4c",
      1.3,
    ) +
    ink.shape(
      smooth([
        [x - s * 0.24, y - s * 0.62],
        [x - s * 0.2, y - s * 0.86],
        [x, y - s * 1.05],
        [x + s * 0.22, y - s * 0.88],
        [x + s * 0.25, y - s * 0.64],
        [x + s * 0.04, y - s * 0.56],
      ]),
      colour,
      { line: 0.5 },
    ) +
    ink.patch(
      smooth([
        [x - s * 0.18, y - s * 0.7],
        [x - s * 0.1, y - s * 0.92],
        [x + s * 0.06, y - s * 0.94],
        [x - s * 0.02, y - s * 0.76],
      ]),
      bright(colour, 0.22),
    )
  );
}

export function palm(ink: Ink, x: number, y: number, s: number): string {
  const top: Point = [x + s * 0.16, y - s * 0.8];
  const frond = (dx: number, dy: number, droop: number) =>
    band(
      [top, [top[0] + dx * s * 0.5, top[1] + dy * s * 0.5 - s * 0.06], [top[0] + dx * s, top[1] + dy * s + droop * s]],
      [s * 0.05, s * 0.13, s * 0.01],
    );
  return (
    ink.shape(band([[x, y], [x + s * 0.03, y - s * 0.4], top], [s * 0.1, s * 0.075, s * 0.06]), "#a5774d", {
      line: 0.5,
    }) +
    ink.stroke(
      [0.15, 0.3, 0.45, 0.6].map((v) => `M${x - s * 0.02 + v * s * 0.1} ${y - s * v}h${s * 0.08}`).join(""),
      "#80583a",
      1,
    ) +
    ink.shape(frond(-0.42, -0.06, 0.16) + frond(0.44, -0.04, 0.18), "#468a58", { line: 0.5 }) +
    ink.shape(frond(-0.3, -0.22, 0.04) + frond(0.34, -0.22, 0.06) + frond(0.02, -0.24, -0.04), "#5aa065", {
      line: 0.5,
    }) +
    ink.patch(
      circlePath(top[0] - s * 0.03, top[1] + s * 0.05, s * 0.035) +
        circlePath(top[0] + s * 0.04, top[1] + s * 0.055, s * 0.035),
      "#7b4f33",
    )
  );
}
