import type { Colour } from "../../../drawing/colour.ts";
import { band, between, cornered, type Point, smooth } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { clothColours } from "../../palette.ts";
import { hemPoints, type LegWear } from "../limbs.ts";
import { type Body, type Cut, cloth, neckline, seam, torsoPath, torsoShadow } from "../wardrobe.ts";

/** How a garment is cut and drawn; each part is a layer of the figure. */
export interface GarmentDrawing {
  cut: Cut;
  /** Colour of the sleeves. */
  sleeves: Colour;
  /** What dresses the legs in place of the character's own trousers or skirt. */
  legs: LegWear | null;
  /** Whether it falls over the legs like a skirt. */
  long: boolean;
  /** Behind the neck and the head: hoods. */
  behind: string;
  /** Over the torso and, where long, the legs. */
  torso: string;
  /** Over the neck: collars. */
  collar: string;
}

export const topColour = ({ character }: Body): Colour => clothColours[character.topColour];
export const accent = ({ character }: Body): Colour => clothColours[character.patternColour];

/** A plain top with its shadow and two folds. */
export function top(body: Body, hem: number, loose: number): string {
  const colour = topColour(body);
  const d = torsoPath(body, -0.02, hem, loose);
  const fold = shadow(colour, 1.5);
  const { torso, ink } = body;
  const folds = [-1, 1].map((side) => {
    const start = torso.edge(0.72, side, loose);
    const end = torso.edge(0.84, side * 0.42, 0);
    return ink.brush([start, between(start, end, 0.5), end], fold, 0.7);
  });
  return cloth(body, d, colour, torso.angle) + torsoShadow(body, 0.12, hem, loose) + folds.join("");
}

/** The band of knitting at a hem. */
export function rib(body: Body, hem: number, loose: number, colour: Colour): string {
  const { torso, ink } = body;
  const top: Point[] = [
    torso.edge(hem - 0.09, -1, loose + 0.1),
    torso.edge(hem - 0.06, 0),
    torso.edge(hem - 0.09, 1, loose + 0.1),
  ];
  const bottom: Point[] = [
    torso.edge(hem, 1, loose - 0.3),
    torso.edge(hem + 0.045, 0),
    torso.edge(hem, -1, loose - 0.3),
  ];
  return ink.shape(cornered(top, bottom), colour, { line: 0.8 });
}

/** A skirt from `level` of the torso to `share` of the way down the legs. */
export function skirt(
  body: Body,
  level: number,
  share: number,
  flare: number,
  colour: Colour,
  loose = 0,
  patterned = false,
): string {
  const { torso, ink } = body;
  const [left, right] = hemPoints(body, share, flare);
  const [a, b] = [torso.edge(level, -1, loose), torso.edge(level, 1, loose)];
  const [hipLeft, hipRight] = [
    torso.edge(Math.max(1, level + 0.1), -1, loose + 0.8),
    torso.edge(Math.max(1, level + 0.1), 1, loose + 0.8),
  ];
  const dip = 1.6 + flare * 0.3;
  const middle: Point = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2 + dip];
  const d = cornered(
    [b, hipRight, right],
    [
      right,
      between(right, middle, 0.5).map((v, i) => (i === 1 ? v + dip * 0.35 : v)) as unknown as Point,
      middle,
      between(middle, left, 0.5).map((v, i) => (i === 1 ? v + dip * 0.35 : v)) as unknown as Point,
      left,
    ],
    [left, hipLeft, a],
  );
  const dark = shadow(colour, 1.5);
  const pleats = [0.3, 0.52, 0.76].map((at) => {
    const low = between(left, right, at);
    const high = between(between(a, b, at), low, 0.42);
    return ink.brush([[low[0], low[1] + dip * 0.7], between(low, high, 0.5), high], dark, 0.85);
  });
  const side = ink.patch(
    smooth([b, hipRight, right, between(right, middle, 0.5), between(b, middle, 0.62)]),
    "#43203f",
    0.13,
  );
  const base = patterned ? cloth(body, d, colour, torso.angle) : ink.shape(d, colour, { bold: true, shade: 0.5 });
  return base + side + pleats.join("");
}

/** Two flaps of a collar, from the neck outwards. */
export function collarFlaps(body: Body, colour: Colour, drop: number, wide: number): string {
  const { torso, ink } = body;
  return [-1, 1]
    .map((side) => {
      const points: [number, number][] = [
        [-0.06, side * 0.34],
        [0.0, side * (0.3 + wide)],
        [drop, side * (0.16 + wide * 0.7)],
        [drop * 0.62, side * 0.02],
      ];
      const seen = points.map(([level, across]) => torso.front(level, across));
      if (seen.some((at) => at === null)) return "";
      const [p, q, r, s] = seen as [Point, Point, Point, Point];
      return ink.shape(cornered([p, q], [q, r], [r, s], [s, p]), colour, { line: 0.75 });
    })
    .join("");
}

/** A knitted or sewn band around the neck; `height` above its base makes it a turtleneck. */
export function neckBand(body: Body, colour: Colour, height: number): string {
  const { ink, bones } = body;
  const [left, low, right] = neckline(body);
  const ring = band([left, between(left, low, 0.55), low, between(low, right, 0.45), right], [1.6, 2, 2.1, 2, 1.6]);
  if (height === 0) return ink.shape(ring, colour, { line: 0.8 });
  const up = (point: Point, share: number) => between(point, bones.head.at, share);
  const out = (point: Point, by: number): Point => [point[0] + by, point[1] + 0.5];
  const roll = smooth([
    out(left, -0.9),
    [low[0], low[1] + 1.3],
    out(right, 0.9),
    up(out(right, 0.4), height),
    up(between(left, right, 0.5), height * 0.6),
    up(out(left, -0.4), height),
  ]);
  return ink.shape(roll, colour, { bold: true });
}

export const middleSeam = (body: Body, from: number, to: number, colour: Colour) =>
  seam(
    body,
    [
      [from, 0],
      [(from + to) / 2, 0],
      [to, 0],
    ],
    colour,
  );
