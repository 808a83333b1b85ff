import { type Colour, lightness, mix } from "../../world/colour.ts";
import { circlePath, cornered, type Point, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import { eyeColours, inkColour } from "../palette.ts";
import { type Character, isChild, isFeminine, isOld } from "./character.ts";
import type { Expression, View } from "./poses.ts";
import { seen } from "./views.ts";

export interface Face {
  ink: Ink;
  character: Character;
  expression: Expression;
  view: View;
  skin: Colour;
  /** Colour of the brows. */
  brow: Colour;
}

/** Height of the eyes, and their size: larger and lower in children. */
export function eyeLine({ kind }: Character): { y: number; size: number } {
  if (isChild(kind)) return { y: 1.9, size: 1.1 };
  return isOld(kind) ? { y: 0.9, size: 0.9 } : { y: 1, size: 1 };
}

interface Eye {
  x: number;
  y: number;
  /** Horizontal and overall size. */
  narrow: number;
  size: number;
  /** 1 = the outer corner is on the right. */
  outer: 1 | -1;
}

function eyes({ character, view }: Face): Eye[] {
  const { y, size } = eyeLine(character);
  const eye = (x: number, narrow: number, outer: 1 | -1): Eye => ({ x: seen(view, [x, y])[0], y, narrow, size, outer });
  if (view === "side") return [eye(-4.1, 0.74, -1)];
  return [eye(-4.1, 1, -1), eye(4.1, view === "front" ? 1 : 0.76, 1)];
}

/** An arc of ink for closed eyes; `bend` > 0 bends it down. */
function lid(ink: Ink, { x, y, narrow, size }: Eye, bend: number): string {
  const w = 2.2 * narrow * size;
  return ink.brush(
    [
      [x - w, y + 0.3 - bend * 0.3],
      [x - w * 0.5, y + 0.3 + bend * 0.5],
      [x, y + 0.3 + bend * 0.8],
      [x + w * 0.5, y + 0.3 + bend * 0.5],
      [x + w, y + 0.3 - bend * 0.3],
    ],
    inkColour,
    1.05,
  );
}

function lashes(ink: Ink, { x, y, narrow, size, outer }: Eye, closed: boolean): string {
  const tip = x + outer * 2.1 * narrow * size;
  const rise = closed ? 0.9 : -1.5;
  const from = closed ? y + 0.4 : y - 0.8;
  return (
    ink.brush(
      [
        [tip - outer * 0.7, from - 0.2],
        [tip + outer * 0.5, from + rise * 0.4],
        [tip + outer * 1.1, from + rise],
      ],
      inkColour,
      0.85,
    ) +
    ink.brush(
      [
        [tip - outer * 0.2, from + 0.5],
        [tip + outer * 0.7, from + 0.5 + rise * 0.25],
        [tip + outer * 1.35, from + 0.5 + rise * 0.55],
      ],
      inkColour,
      0.7,
    )
  );
}

function drawEye(face: Face, eye: Eye, closedWink: boolean): string {
  const { ink, character, expression, view } = face;
  const feminine = isFeminine(character.kind);
  if (expression === "asleep") return lid(ink, eye, 1.6) + (feminine ? lashes(ink, eye, true) : "");
  if (expression === "laughing" || closedWink) return lid(ink, eye, -2.1) + (feminine ? lashes(ink, eye, false) : "");
  const { x, y, narrow, size, outer } = eye;
  const wide = expression === "surprised" ? 1.16 : 1;
  const [rx, ry] = [2.05 * narrow * size * wide, 2.35 * size * wide];
  const low = expression === "sad" || expression === "worried" ? 0.55 : expression === "angry" ? 0.5 : 0;
  // How far the lid comes down at the inner and the outer corner.
  const [inner, away] =
    expression === "sad" || expression === "worried"
      ? [0, low * 1.5]
      : expression === "angry"
        ? [low * 2.2, 0]
        : [0, 0];
  const [left, right] = outer < 0 ? [away, inner] : [inner, away];
  const white = smooth([
    [x - rx, y + 0.1 + left * 0.3],
    [x - rx * 0.66, y - ry * 0.74 + left],
    [x, y - ry + (left + right) / 2],
    [x + rx * 0.66, y - ry * 0.74 + right],
    [x + rx, y + 0.1 + right * 0.3],
    [x + rx * 0.62, y + ry * 0.74],
    [x, y + ry * 0.94],
    [x - rx * 0.62, y + ry * 0.74],
  ]);
  const look = view === "front" ? 0 : 0.35;
  const iris = expression === "surprised" ? 1.35 : 1.72;
  const [ix, iy] = [x + look, y + 0.12 + (left + right) * 0.12];
  const colour = eyeColours[character.eyeColour];
  const upper = [
    [x - rx * 1.08, y - 0.1 + left * 0.5],
    [x - rx * 0.7, y - ry * 0.78 + left],
    [x, y - ry * 1.05 + (left + right) / 2],
    [x + rx * 0.7, y - ry * 0.78 + right],
    [x + rx * 1.08, y - 0.1 + right * 0.5],
  ] as Point[];
  return (
    ink.shape(white, "#fffaf1", { line: 0.35 }) +
    ink.patch(
      circlePath(ix, iy, iris * size * Math.max(0.8, narrow), iris * size * 1.12),
      mix(colour, inkColour, 0.12),
    ) +
    ink.patch(circlePath(ix, iy, iris * 0.62 * size * Math.max(0.8, narrow), iris * 0.72 * size), "#21141a") +
    ink.patch(circlePath(ix - 0.62 * size * narrow, iy - 0.78 * size, 0.58 * size), "#ffffff") +
    ink.patch(circlePath(ix + 0.5 * size * narrow, iy + 0.75 * size, 0.28 * size), "#ffffff", 0.8) +
    ink.brush(upper, inkColour, feminine ? 1.3 : 1.1) +
    (feminine ? lashes(ink, eye, false) : "")
  );
}

function drawBrow({ ink, character, expression, brow }: Face, { x, y, narrow, size, outer }: Eye): string {
  const heavy = isFeminine(character.kind) ? 0.95 : isOld(character.kind) ? 1.5 : 1.35;
  const up =
    { surprised: 1.7, laughing: 0.7, happy: 0.4, winking: 0.6, worried: 0.5, angry: -0.9 }[expression as string] ?? 0;
  const inner = { angry: 1.5, sad: -1.6, worried: -1.7 }[expression as string] ?? 0.1;
  const at = y - 4.4 * size - up;
  const w = 2.3 * narrow;
  const end = (side: number) => (side === outer ? at + 0.7 - inner * 0.25 : at + 0.3 + inner);
  return ink.brush(
    [
      [x - w, end(-1)],
      [x - w * 0.4, at - 0.15 + (end(-1) - at) * 0.35],
      [x + w * 0.4, at - 0.15 + (end(1) - at) * 0.35],
      [x + w, end(1)],
    ],
    brow,
    heavy,
  );
}

const mouthRed = "#8e2f36";
const teeth = "#fff8ec";
const tongue = "#e2736d";

export function drawMouth({ ink, character, expression, view, skin }: Face): string {
  const y = isChild(character.kind) ? 7.3 : 7.1;
  const line = lightness(skin) < 0.42 ? "#2a1216" : mix(shadow(skin, 2), "#5c1f28", 0.62);
  const lips = isFeminine(character.kind) && !isChild(character.kind) ? mix(skin, "#c4424d", 0.55) : null;
  const at = (x: number, dy: number) => seen(view, [x, y + dy]);
  const curve = (points: [number, number][]) => points.map(([x, dy]) => at(x, dy));
  switch (expression) {
    case "happy":
    case "winking":
      return (
        ink.brush(
          curve([
            [-3.1, -0.5],
            [-1.8, 0.75],
            [0, 1.2],
            [1.8, 0.75],
            [3.1, -0.5],
          ]),
          line,
          1,
        ) +
        (lips
          ? ink.brush(
              curve([
                [-1.5, 1.5],
                [0, 2.0],
                [1.5, 1.5],
              ]),
              lips,
              1,
            )
          : "") +
        ink.brush(
          curve([
            [-3.5, -0.9],
            [-3.2, -0.45],
            [-2.8, -0.3],
          ]),
          line,
          0.7,
        )
      );
    case "laughing":
      return (
        ink.shape(
          cornered(
            curve([
              [-3.5, -0.9],
              [0, -0.3],
              [3.5, -0.9],
            ]),
            curve([
              [3.5, -0.9],
              [2.5, 2.3],
              [0, 3.2],
              [-2.5, 2.3],
              [-3.5, -0.9],
            ]),
          ),
          mouthRed,
          { line: 0.8 },
        ) +
        ink.patch(
          cornered(
            curve([
              [-3.1, -0.65],
              [0, -0.1],
              [3.1, -0.65],
            ]),
            curve([
              [3.1, -0.65],
              [2.7, 0.45],
              [0, 0.85],
              [-2.7, 0.45],
              [-3.1, -0.65],
            ]),
          ),
          teeth,
        ) +
        ink.patch(
          smooth(
            curve([
              [-1.5, 2.2],
              [0, 1.7],
              [1.5, 2.2],
              [0, 2.95],
            ]),
          ),
          tongue,
        )
      );
    case "sad":
      return ink.brush(
        curve([
          [-2.5, 1.5],
          [-1.4, 0.5],
          [0, 0.2],
          [1.4, 0.5],
          [2.5, 1.5],
        ]),
        line,
        1.05,
      );
    case "worried":
      return ink.brush(
        curve([
          [-2.4, 1.1],
          [-1.2, 0.4],
          [0, 0.9],
          [1.2, 0.3],
          [2.4, 1],
        ]),
        line,
        1.05,
      );
    case "surprised":
      return ink.shape(
        smooth(
          curve([
            [0, -0.8],
            [1.5, 0.4],
            [1.2, 2.2],
            [0, 2.9],
            [-1.2, 2.2],
            [-1.5, 0.4],
          ]),
        ),
        mouthRed,
        { line: 0.8 },
      );
    case "angry":
      return ink.brush(
        curve([
          [-2.6, 1.2],
          [-1.2, 0.45],
          [0, 0.4],
          [1.2, 0.45],
          [2.6, 1.2],
        ]),
        line,
        1.25,
      );
    case "asleep":
      return ink.brush(
        curve([
          [-1.4, 0.2],
          [0, 0.8],
          [1.4, 0.2],
        ]),
        line,
        0.9,
      );
    case "neutral":
      return (
        ink.brush(
          curve([
            [-2.3, 0.2],
            [-1, 0.55],
            [0, 0.6],
            [1, 0.55],
            [2.3, 0.1],
          ]),
          line,
          0.95,
        ) +
        (lips
          ? ink.brush(
              curve([
                [-1.3, 1.25],
                [0, 1.6],
                [1.3, 1.25],
              ]),
              lips,
              0.9,
            )
          : "")
      );
  }
}

function drawNose({ ink, character, view, skin }: Face): string {
  if (view === "side") return "";
  const big = isOld(character.kind) ? 1.3 : isChild(character.kind) ? 0.85 : 1;
  const { y } = eyeLine(character);
  const line = shadow(skin, 1.9);
  if (view === "front") {
    const at = y + 3.2;
    return (
      ink.patch(circlePath(0, at + 0.1, 1.35 * big, 1 * big), mix(skin, "#d9644f", 0.3), 0.75) +
      ink.brush(
        [
          [-1.3 * big, at + 0.2],
          [-0.6 * big, at + 0.95],
          [0, at + 1.1],
          [0.6 * big, at + 0.95],
          [1.3 * big, at + 0.2],
        ],
        line,
        0.8,
      )
    );
  }
  const x = 5.3;
  const at = y + 3;
  return ink.brush(
    [
      [x - 0.5, at - 2.8],
      [x + 0.7, at - 1],
      [x + 1.55 * big, at + 0.45],
      [x + 0.6, at + 1.15],
      [x - 0.5, at + 0.8],
    ],
    line,
    0.95,
  );
}

export function drawCheeks({ ink, view, skin, character }: Face): string {
  const y = eyeLine(character).y + 3.9;
  const colour = mix(skin, "#e2574c", lightness(skin) > 0.55 ? 0.62 : 0.5);
  const spot = (x: number, narrow: number) =>
    ink.ellipse(seen(view, [x, y])[0], y, 2 * narrow, 1.35, colour, { line: 0, opacity: 0.42 });
  if (view === "side") return spot(-5.6, 0.85);
  return spot(-6, 1) + spot(view === "front" ? 6 : 5.4, view === "front" ? 1 : 0.6);
}

/** Fair people with red or auburn hair have freckles. */
function drawFreckles({ ink, character, view, skin }: Face): string {
  if (!["red", "auburn"].includes(character.hairColour) || !["porcelain", "fair"].includes(character.skin)) return "";
  const y = eyeLine(character).y + 3.4;
  const spots: Point[] = [
    [-6.4, 0],
    [-5, 0.6],
    [-4, -0.2],
    [-2.6, 0.5],
    [2.6, 0.5],
    [4, -0.2],
    [5, 0.6],
    [6.4, 0],
  ];
  const dots = spots.filter(([x]) => view !== "side" || x < -2).map(([x, dy]) => seen(view, [x, y + dy]));
  return ink.patch(dots.map(([x, at]) => circlePath(x, at, 0.34)).join(""), mix(skin, "#a4552f", 0.6));
}

function drawWrinkles({ ink, character, view, skin }: Face): string {
  if (!isOld(character.kind)) return "";
  const line = shadow(skin, 1.3);
  const y = eyeLine(character).y;
  const stroke = (points: [number, number][], width: number) =>
    ink.brush(
      points.map((point) => seen(view, point)),
      line,
      width,
    );
  const left =
    stroke(
      [
        [-3.9, y + 4.2],
        [-4.3, y + 5.4],
        [-3.9, y + 6.6],
      ],
      0.7,
    ) +
    stroke(
      [
        [-6.2, y + 2.6],
        [-4.6, y + 3.3],
        [-2.9, y + 2.9],
      ],
      0.6,
    );
  const right =
    view === "side"
      ? ""
      : stroke(
          [
            [3.9, y + 4.2],
            [4.3, y + 5.4],
            [3.9, y + 6.6],
          ],
          0.7,
        ) +
        stroke(
          [
            [6.2, y + 2.6],
            [4.6, y + 3.3],
            [2.9, y + 2.9],
          ],
          0.6,
        );
  const brow =
    view === "side"
      ? ""
      : stroke(
          [
            [-3, y - 6.6],
            [0, y - 7],
            [3, y - 6.6],
          ],
          0.6,
        );
  return left + right + brow;
}

/** The eyes that are seen; of two the right one winks. */
export function drawEyes(face: Face): string {
  const all = eyes(face);
  const winks = (i: number) => face.expression === "winking" && i === all.length - 1;
  return all.map((eye, i) => drawEye(face, eye, winks(i))).join("");
}

export function drawBrows(face: Face): string {
  return eyes(face)
    .map((eye) => drawBrow(face, eye))
    .join("");
}

/** Everything between chin and brows, without what grows there. */
export function drawFace(face: Face): { under: string; mouth: string; over: string } {
  return {
    under: drawCheeks(face) + drawFreckles(face) + drawWrinkles(face),
    mouth: drawMouth(face),
    over: drawNose(face) + drawEyes(face) + drawBrows(face),
  };
}

/** Eyes, nose and corners of the mouth, from the left of the picture to the right, in the head's units. */
export function facePoints(view: View, character: Character): Point[] {
  const { y } = eyeLine(character);
  const points: Point[] = [
    [-4.1, y],
    [4.1, y],
    [0, y + 3.6],
    [-3, 7.2],
    [3, 7.2],
  ];
  if (view !== "side") return points.map((point) => seen(view, point));
  // Of a profile one eye and one corner of the mouth are seen; the others lie just behind the edge.
  return [
    [5.3, y],
    [8.4, y],
    [10.4, y + 3.6],
    [6.2, 7.2],
    [8.6, 7.2],
  ];
}
