import { darken, lighten } from "../drawing/colour.ts";
import type { Character } from "./characters.ts";
import type { Ink } from "./ink.ts";
import { hairColours } from "./palette.ts";

/** Hair in head coordinates: the head is a circle of radius 10 around (0, 0). `back` lies behind the body, `front` over the face. */
export interface Hair {
  back: string;
  front: string;
}

const capOuter = "M-10.4 1.6C-12 -6 -7 -12.6 0 -12.6C7 -12.6 12 -6 10.4 1.6";
/** Hairlines, from the right temple back to the left one, closing the cap. */
const hairlines = {
  high: "C9.6 -2.6 7.4 -6 4 -7C1 -7.6 -4 -7.4 -6 -6C-8 -4.6 -9.4 -2 -10.4 1.6Z",
  side: "C9.8 -1.4 9 -4.4 6.8 -6.2C4 -4.2 -2 -2.8 -7 -3.8C-8.8 -2.8 -9.8 -0.4 -10.4 1.6Z",
  middle: "C10 -1.6 7.4 -5.6 0.6 -8.2C-6 -6 -9.4 -2.4 -10.4 1.6Z",
  straight: "C10 -0.6 9.6 -2 9 -3.2Q0 -5 -9 -3.2C-9.6 -2 -10 -0.6 -10.4 1.6Z",
  scallop:
    "C10 -1 9.4 -2.4 8.4 -3.6Q6.6 -1.8 4.6 -4Q2.4 -1.8 0 -4.2Q-2.4 -1.8 -4.6 -4Q-6.6 -1.8 -8.4 -3.6C-9.4 -2.4 -10 -1 -10.4 1.6Z",
  swept: "C10 -2 8.6 -5.6 5 -7.2C5.6 -5 1.6 -3 -3.4 -3.2C-6.4 -3.4 -9 -2 -10.4 1.6Z",
};

function blobs(ink: Ink, colour: string, points: [number, number, number][]): string {
  const outline = points.map(([x, y, r]) => ink.circle(x, y, r, colour)).join("");
  // A second pass without outlines melts the blobs into one shape.
  return outline + points.map(([x, y, r]) => ink.circle(x, y, r - ink.lineWidth * 0.5, colour, { line: 0 })).join("");
}

function ring(
  count: number,
  radius: number,
  r: number,
  from: number,
  to: number,
  y = -1.5,
): [number, number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((from + ((to - from) * i) / (count - 1)) * Math.PI) / 180;
    return [Math.cos(angle) * radius, y + Math.sin(angle) * radius, r + (i % 2) * 0.5];
  });
}

/** Hair of a human head; `shift` moves the fringe with the gaze (-1..1). */
export function drawHair(ink: Ink, character: Character, shift: number): Hair {
  const colour = hairColours[character.hairColour];
  const dark = darken(colour, 0.22);
  const shine = lighten(colour, 0.4);
  const cap = (line: keyof typeof hairlines) => ink.path(capOuter + hairlines[line], colour, { shade: true });
  const gloss = ink.stroke("M-7.2 -7.2Q-4.6 -10.2 -1.2 -10.6", shine, 1.1, 0.55);
  const moved = (content: string) => `<g transform="translate(${Math.round(shift * 60) / 100} 0)">${content}</g>`;
  const curtain = (bottom: number, width: number) =>
    ink.path(
      `M-9 -8C-13.4 -4 -${width} 4 -${width - 1} ${bottom - 3}Q-${width - 2} ${bottom + 1} -6 ${bottom}Q0 ${bottom + 1.5} 6 ${bottom}Q${width - 2} ${bottom + 1} ${width - 1} ${bottom - 3}C${width} 4 13.4 -4 9 -8Z`,
      dark,
    );
  switch (character.hair) {
    case "none":
    case "bald":
      return { back: "", front: "" };
    case "half bald":
      return {
        back: "",
        front: blobs(ink, colour, [
          [-9.8, -1.4, 2.4],
          [-10.2, 1.4, 2],
          [9.8, -1.4, 2.4],
          [10.2, 1.4, 2],
        ]),
      };
    case "buzz":
      return {
        back: "",
        front: moved(
          ink.path(
            "M-9.9 -0.6C-11 -6.6 -6.4 -11.3 0 -11.3C6.4 -11.3 11 -6.6 9.9 -0.6C9.4 -4 7.4 -6.4 4.4 -6.8Q0 -7.4 -4.4 -6.8C-7.4 -6.4 -9.4 -4 -9.9 -0.6Z",
            colour,
            { shade: true },
          ),
        ),
      };
    case "short":
      return { back: "", front: moved(cap("scallop") + gloss) };
    case "side part":
      return { back: "", front: moved(cap("side") + ink.stroke("M6.6 -6.4Q5.4 -9.4 3.6 -11", dark, 0.9) + gloss) };
    case "quiff":
      return {
        back: "",
        front: moved(
          cap("high") +
            ink.path(
              "M-8.4 -5.6C-11 -11 -6 -16.4 1 -15.4C6.6 -16.6 11 -12.6 9.2 -6.6C6 -9.6 2 -8.6 -1 -7.4C-4 -6.4 -6.4 -5.4 -8.4 -5.6Z",
              colour,
              { shade: true },
            ) +
            ink.stroke("M-4.6 -9C-2.6 -12 1 -13 4 -12.6", shine, 1.1, 0.55),
        ),
      };
    case "spiky":
      return {
        back: "",
        front: moved(
          ink.path(
            `M-10.4 1.6L-12.6 -4.4L-10.6 -5L-12.4 -11L-7.6 -9.8L-7 -15.4L-2.4 -12L0.6 -17L3.6 -12.2L8.4 -15L8.2 -9.6L12.8 -10.4L10.8 -5L12.8 -4L10.4 1.6L9 -3.4L6.4 -5.4L4 -2.8L1 -5.8L-2 -2.8L-5 -5.6L-7.4 -3L-9 -3.6Z`,
            colour,
            { shade: true },
          ),
        ),
      };
    case "mohawk":
      return {
        back: "",
        front:
          ink.path(
            "M-9.9 -0.6C-11 -6.6 -6.4 -11.3 0 -11.3C6.4 -11.3 11 -6.6 9.9 -0.6C9 -4.4 6.4 -6.8 0 -7C-6.4 -6.8 -9 -4.4 -9.9 -0.6Z",
            colour,
            { line: 0, opacity: 0.35 },
          ) +
          moved(
            ink.path(
              "M-3.4 -5.4L-4.6 -10.6L-6 -14L-3 -14.4L-3 -18L0 -15.8L3 -18L3 -14.4L6 -14L4.6 -10.6L3.4 -5.4Q0 -3.6 -3.4 -5.4Z",
              colour,
              { shade: true },
            ),
          ),
      };
    case "curly":
      return {
        back: blobs(ink, dark, ring(7, 9.8, 3.6, 150, 390)),
        front:
          moved(
            blobs(ink, colour, [
              ...ring(8, 9.4, 3.3, 178, 362),
              [-4.4, -6.8, 2.6],
              [0, -7, 2.9],
              [4.4, -6.8, 2.6],
              [0, -10, 4],
            ]),
          ) + gloss,
      };
    case "afro":
      return {
        back: blobs(ink, colour, [...ring(12, 11.4, 4.6, 130, 410, -3.6), [0, -6, 10]]),
        front:
          moved(blobs(ink, colour, [...ring(7, 8.4, 2.8, 190, 350, -2.4), [0, -9.4, 4], [-5, -8.4, 3], [5, -8.4, 3]])) +
          ink.stroke("M-8 -11Q-5 -15 -1 -15.4", shine, 1.2, 0.45),
      };
    case "bob":
      return { back: curtain(9.4, 13.4), front: moved(cap("straight")) + sideLocks(ink, colour, 7.2) + gloss };
    case "wavy":
      return {
        back: blobs(ink, dark, [
          [-10.6, -2, 4],
          [10.6, -2, 4],
          [-11.4, 4, 4.2],
          [11.4, 4, 4.2],
          [-10.4, 10, 4.2],
          [10.4, 10, 4.2],
          [-6, 13, 4],
          [6, 13, 4],
          [0, 10, 7],
        ]),
        front: moved(cap("swept")) + sideLocks(ink, colour, 5.4) + gloss,
      };
    case "long":
      return { back: curtain(23, 13), front: moved(cap("middle")) + sideLocks(ink, colour, 10) + gloss };
    case "ponytail":
      return {
        back: ink.path(
          "M6 -8C13 -12.6 18.4 -7 17.4 1C16.8 6.4 18 9.6 20 12C15 13.6 11.6 10.4 12 4C12.2 -1 10 -3 6 -4Z",
          colour,
          { shade: true },
        ),
        front: moved(cap("side") + gloss) + ink.circle(10.2, -6.6, 1.9, "#d64a3c", { line: 0.7 }),
      };
    case "pigtails":
      return {
        back: [-1, 1]
          .map((side) =>
            ink.path(
              `M${9 * side} -4C${16 * side} -9 ${20 * side} -3 ${17.6 * side} 4C${16.6 * side} 8 ${17 * side} 10 ${15 * side} 12C${11.6 * side} 9 ${12.6 * side} 4 ${9 * side} 1Z`,
              colour,
              { shade: true },
            ),
          )
          .join(""),
        front:
          moved(cap("middle") + gloss) +
          [-1, 1].map((side) => ink.circle(10.8 * side, -2.4, 1.8, "#f3c44e", { line: 0.7 })).join(""),
      };
    case "braids": {
      const braid = (side: number) =>
        [0, 1, 2, 3]
          .map((i) => ink.ellipse((10.4 + i * 0.5) * side, 4.6 + i * 4, 3 - i * 0.25, 2.7, colour, { line: 0.9 }))
          .join("") +
        ink.rect(11.9 * side - 1.7, 18.4, 3.4, 2, "#d64a3c", { round: 0.8, line: 0.6 }) +
        ink.path(`M${11.9 * side - 1.6} 20.4L${11.9 * side} 24L${11.9 * side + 1.6} 20.4Z`, colour, { line: 0.8 });
      return { back: "", front: moved(cap("middle") + gloss) + braid(-1) + braid(1) };
    }
    case "bun":
      return {
        back: ink.circle(0, -14, 5.4, colour, { shade: true }) + ink.stroke("M-2.4 -15.6Q0 -18 2.6 -15.4", dark, 0.9),
        front: moved(cap("high") + gloss),
      };
  }
}

/** Locks that fall in front of the ears. */
function sideLocks(ink: Ink, colour: string, bottom: number): string {
  return [-1, 1]
    .map((side) =>
      ink.path(
        `M${8.6 * side} -4.6C${11.6 * side} -4 ${12 * side} 2 ${11.2 * side} ${bottom}C${9.6 * side} ${bottom + 0.6} ${8.6 * side} ${bottom - 2} ${9.4 * side} 0.6C${9.6 * side} -1.6 ${9 * side} -3 ${8.6 * side} -4.6Z`,
        colour,
        { line: 0.8 },
      ),
    )
    .join("");
}

/** Beards and moustaches, in head coordinates, under the nose and mouth; `shift` moves them with the gaze. */
export function drawFacialHair(ink: Ink, character: Character, shift: number): { under: string; over: string } {
  const colour = hairColours[character.hairColour];
  const moved = (content: string) => `<g transform="translate(${Math.round(shift * 200) / 100} 0)">${content}</g>`;
  const moustache = moved(
    ink.path(
      "M0 3.6C-1.6 2.8 -4.4 3.4 -5.6 5.6C-3.6 5.8 -1.2 5.6 0 4.9C1.2 5.6 3.6 5.8 5.6 5.6C4.4 3.4 1.6 2.8 0 3.6Z",
      colour,
      { line: 0.6 },
    ),
  );
  const beard = (bottom: number) =>
    ink.path(
      `M-10 0.6C-9.2 2 -8 3.2 -5 3.4Q0 2.4 5 3.4C8 3.2 9.2 2 10 0.6C10.8 6 8.4 ${bottom - 2} 4 ${bottom}Q0 ${bottom + 2} -4 ${bottom}C-8.4 ${bottom - 2} -10.8 6 -10 0.6Z`,
      colour,
      { shade: true },
    );
  switch (character.facialHair) {
    case "none":
      return { under: "", over: "" };
    case "moustache":
      return { under: "", over: moustache };
    case "beard":
      return { under: beard(11.6), over: moustache };
    case "long beard":
      return { under: beard(19), over: moustache };
  }
}
