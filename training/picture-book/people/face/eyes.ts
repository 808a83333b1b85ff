import { mix } from "../../../drawing/colour.ts";
import { circlePath, type Point, smooth } from "../../geometry.ts";
import type { Ink } from "../../ink.ts";
import { eyeColours, inkColour } from "../../palette.ts";
import { isFeminine } from "../character.ts";
import { type Eye, eyes } from "./eye.ts";
import type { Face } from "./face.ts";

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
  const [rx, ry] = [2.4 * narrow * size * wide, 2.7 * size * wide];
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
  const iris = expression === "surprised" ? 1.6 : 2;
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
    ink.patch(circlePath(ix, iy, iris * 0.72 * size * Math.max(0.8, narrow), iris * 0.82 * size), "#21141a") +
    ink.patch(circlePath(ix - 0.62 * size * narrow, iy - 0.85 * size, 0.8 * size), "#ffffff") +
    ink.brush(upper, inkColour, feminine ? 1.3 : 1.1) +
    (feminine ? lashes(ink, eye, false) : "")
  );
}

/** The eyes that are seen; of two the right one winks. */
export function drawEyes(face: Face): string {
  const all = eyes(face);
  const winks = (i: number) => face.expression === "winking" && i === all.length - 1;
  return all.map((eye, i) => drawEye(face, eye, winks(i))).join("");
}
