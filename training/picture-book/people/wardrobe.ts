import type { Colour } from "../../drawing/colour.ts";
import { beside, between, circlePath, cornered, type Point, smooth, starPath } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { clothColours } from "../palette.ts";
import type { Character } from "./character.ts";
import type { View } from "./facing.ts";
import type { Proportions } from "./proportions.ts";
import type { Skeleton } from "./skeleton.ts";
import type { Torso } from "./torso.ts";

/** What is drawn from: one person in one pose. */
export interface Body {
  ink: Ink;
  character: Character;
  size: Proportions;
  bones: Skeleton;
  torso: Torso;
  view: View;
}

/** How wide sleeves and trouser legs are, and where they end. */
export interface Cut {
  /** How far down the arm: 1 = elbow, 2 = wrist. */
  sleeve: number;
  /** Width of the sleeve as a share of the arm's, at the shoulder and at its end. */
  loose: readonly [number, number];
  /** Level of the torso where the garment ends. */
  hem: number;
  cuff?: Colour;
}

export const white: Colour = "#f7f1e4";

/** Where the neck comes out of a garment: its left, its lowest and its right point in the picture. */
export function neckline({ bones, size }: Body): [Point, Point, Point] {
  const [x, y] = between(bones.neck.at, bones.pelvis.at, 0.01);
  const half = size.arm * 0.62;
  const forward = Math.sin(bones.turn) * 1.7;
  return [
    [x - half, y - 0.4 - forward * 0.3],
    [x + forward, y + 2.3],
    [x + half, y - 0.4 + forward * 0.3],
  ];
}

/** One tile of a pattern in the colour, or null for plain; `degrees` turns it with what it is printed on. */
export function printed(ink: Ink, { pattern, patternColour }: Character, degrees: number): string | null {
  const colour = ink.tone(clothColours[patternColour]);
  const fill = `fill="${colour}"`;
  switch (pattern) {
    case "stripes":
      return ink.pattern(6, 5.2, `<rect width="6" height="2.4" ${fill}/>`, degrees);
    case "dots":
      return ink.pattern(
        6,
        6,
        `<circle cx="1.5" cy="1.5" r="1.25" ${fill}/><circle cx="4.5" cy="4.5" r="1.25" ${fill}/>`,
        degrees,
      );
    case "check":
      return ink.pattern(
        7,
        7,
        `<rect width="7" height="3.2" ${fill} fill-opacity=".5"/><rect width="3.2" height="7" ${fill} fill-opacity=".5"/>`,
        degrees,
      );
    case "flowers": {
      const petals = [0, 72, 144, 216, 288]
        .map((turn) => {
          const angle = (turn * Math.PI) / 180;
          return `<circle cx="${(4 + Math.sin(angle) * 1.25).toFixed(2)}" cy="${(4 - Math.cos(angle) * 1.25).toFixed(2)}" r="1" ${fill}/>`;
        })
        .join("");
      const middle = `<circle cx="4" cy="4" r=".7" fill="${ink.tone(patternColour === "yellow" ? "#b0582f" : "#f2c14d")}"/>`;
      return ink.pattern(8, 8, petals + middle, degrees);
    }
    case "zigzag":
      return ink.pattern(
        6,
        7,
        `<path d="M-1 4L0 3L3 6L6 3L7 4" fill="none" stroke="${colour}" stroke-width="1.9"/>`,
        degrees,
      );
    default:
      return null;
  }
}

/** A piece of cloth with its pattern. */
export function cloth(body: Body, d: string, colour: Colour, degrees: number, shade = 0.5): string {
  const print = printed(body.ink, body.character, degrees);
  return body.ink.shape(d, colour, { bold: true, shade }) + (print ? body.ink.patch(d, print) : "");
}

/** The one star of the pattern "star". */
export function emblem(body: Body, level: number): string {
  const at = body.torso.front(level, 0);
  if (body.character.pattern !== "star" || !at || body.view === "side") return "";
  return body.ink.shape(starPath(at[0], at[1], body.size.shoulder * 0.46), clothColours[body.character.patternColour], {
    line: 0.7,
  });
}

/** The torso's outline between two levels. */
export function torsoPath({ torso }: Body, top: number, hem: number, loose = 0): string {
  const levels = [top, 0.03, 0.12, 0.36, 0.68, 0.9, hem].filter((level) => level >= top && level <= hem);
  const right = levels.map((level) => torso.edge(level, 1, level > 0.2 ? loose : 0));
  const left = levels.map((level) => torso.edge(level, -1, level > 0.2 ? loose : 0)).reverse();
  const [a, b] = [right[right.length - 1]!, left[0]!];
  const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 0.8];
  return cornered(right, [a, middle, b], left);
}

/** The torso's side away from the light. */
export function torsoShadow({ ink, torso }: Body, top: number, hem: number, loose = 0): string {
  const levels = [top, 0.36, 0.68, hem];
  const edge = levels.map((level) => torso.edge(level, 1, loose));
  const inner = levels.map((level, i) => torso.edge(level, [0.94, 0.6, 0.5, 0.62][i]!, 0)).reverse();
  return ink.patch(smooth([...edge, ...inner]), "#43203f", 0.13);
}

export function button({ ink }: Body, at: Point | null, colour: Colour, r = 0.95): string {
  return at ? ink.shape(circlePath(at[0], at[1], r), colour, { line: 0.55 }) : "";
}

/** A line on the front of the torso through (level, across) points, as far as it is turned to us. */
export function seam({ ink, torso }: Body, points: [number, number][], colour: Colour, width = 0.7): string {
  const seen = points.map(([level, across]) => torso.front(level, across)).filter((at) => at !== null);
  return seen.length < 2 ? "" : ink.stroke(smooth(seen, false), colour, width);
}

/** A closed shape on the front of the torso, or "" where part of it is turned away. */
export function onFront({ torso }: Body, points: [number, number][]): string {
  const seen = points.map(([level, across]) => torso.front(level, across));
  return seen.every((at) => at !== null) ? smooth(seen) : "";
}

/** Where a point of a limb lies: 0..1 on its upper bone, 1..2 on its lower one; `aside` to its left. */
export function alongLimb(from: Point, joint: Point, to: Point, share: number, aside = 0): Point {
  const length = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1]);
  return share <= 1
    ? beside(from, joint, length(from, joint) * share, aside)
    : beside(joint, to, length(joint, to) * (share - 1), aside);
}
