import { darken, lighten, lightness, mix } from "../drawing/colour.ts";
import { type Character, isFeminine, isHuman, isOld } from "./characters.ts";
import { drawFacialHair, drawHair } from "./hair.ts";
import { drawHeadwear } from "./headwear.ts";
import type { Ink } from "./ink.ts";
import { hairColours, skins } from "./palette.ts";
import type { Expression } from "./poses.ts";

/** Layers of a head of radius 10 around (0, 0). `back` goes behind the body. */
export interface Head {
  back: string;
  front: string;
}

/** Where the face's five points lie in head coordinates: eyes, nose, corners of the mouth (picture left first). */
export function facePoints(yaw: number): [number, number][] {
  const x = yaw * 2.6;
  return [
    [-3.9 + x, 0.9],
    [3.9 + x, 0.9],
    [x * 1.35, 3.2],
    [-2.9 + x * 1.1, 5.7],
    [2.9 + x * 1.1, 5.7],
  ];
}

const skull =
  "M-9.7 -0.6C-9.9 -7 -5.6 -10.3 0 -10.3C5.6 -10.3 9.9 -7 9.7 -0.6C10.4 3 8.8 6.4 5.8 8.4C3.8 9.7 1.8 10.1 0 10.1C-1.8 10.1 -3.8 9.7 -5.8 8.4C-8.8 6.4 -10.4 3 -9.7 -0.6Z";
const robotSkull = "M-9.6 -5.4Q-9.6 -9.6 -5.4 -9.6H5.4Q9.6 -9.6 9.6 -5.4V5Q9.6 9.4 5.4 9.4H-5.4Q-9.6 9.4 -9.6 5Z";

function eye(
  ink: Ink,
  x: number,
  expression: Expression,
  dark: string,
  feminine: boolean,
  side: number,
  pale = false,
): string {
  const y = 0.9;
  const lash = feminine ? ink.stroke(`M${x + side * 1.2} ${y - 1.3}L${x + side * 2.3} ${y - 2.1}`, dark, 0.6) : "";
  switch (expression) {
    case "asleep":
      return ink.stroke(`M${x - 1.7} ${y}Q${x} ${y + 1.8} ${x + 1.7} ${y}`, dark, 0.85) + lash.replace(/-2\.1/, "0");
    case "laughing":
      return ink.stroke(`M${x - 1.7} ${y + 0.6}Q${x} ${y - 2} ${x + 1.7} ${y + 0.6}`, dark, 0.95);
    default: {
      const big = expression === "surprised" ? 1.25 : 1;
      // Dark eyes are lost on dark skin without their whites.
      const white =
        expression === "surprised" || pale
          ? ink.ellipse(
              x,
              y,
              expression === "surprised" ? 2.2 : 1.85,
              expression === "surprised" ? 2.6 : 2.25,
              "#fffaf2",
              { line: 0.4 },
            )
          : "";
      return (
        white +
        ink.ellipse(x, y, 1.3 * big, 1.8 * big, dark, { line: 0 }) +
        ink.circle(x - 0.45, y - 0.7, 0.55 * big, "#ffffff", { line: 0 }) +
        ink.circle(x + 0.4, y + 0.65, 0.28, "#ffffff", { line: 0 }) +
        lash
      );
    }
  }
}

function brow(ink: Ink, x: number, side: number, expression: Expression, colour: string): string {
  const inner = expression === "angry" ? 1.3 : expression === "sad" ? -1.2 : 0;
  const up = expression === "surprised" ? 1.5 : expression === "happy" || expression === "laughing" ? 0.3 : 0;
  const y = -2.7 - up;
  return ink.stroke(
    `M${x - side * 1.5} ${y + inner}Q${x} ${y - 0.8} ${x + side * 1.6} ${y - inner * 0.4}`,
    colour,
    0.85,
  );
}

function mouth(ink: Ink, x: number, expression: Expression, line: string): string {
  const y = 5.5;
  switch (expression) {
    case "happy":
      return ink.stroke(`M${x - 2.7} ${y - 0.3}Q${x} ${y + 2.6} ${x + 2.7} ${y - 0.3}`, line, 0.85);
    case "laughing":
      return (
        ink.path(
          `M${x - 3.1} ${y - 0.6}Q${x} ${y + 0.1} ${x + 3.1} ${y - 0.6}Q${x + 2.6} ${y + 3.3} ${x} ${y + 3.3}Q${x - 2.6} ${y + 3.3} ${x - 3.1} ${y - 0.6}Z`,
          "#8f2f36",
          { line: 0.5 },
        ) + ink.ellipse(x, y + 2.4, 1.5, 0.8, "#ee8a86", { line: 0 })
      );
    case "sad":
      return ink.stroke(`M${x - 2.3} ${y + 1.5}Q${x} ${y - 1} ${x + 2.3} ${y + 1.5}`, line, 0.85);
    case "surprised":
      return ink.ellipse(x, y + 0.8, 1.35, 1.7, "#8f2f36", { line: 0.5 });
    case "angry":
      return ink.stroke(`M${x - 2.2} ${y + 1}Q${x} ${y - 0.2} ${x + 2.2} ${y + 0.9}`, line, 0.95);
    case "asleep":
      return ink.ellipse(x, y + 0.5, 0.9, 0.75, "#8f2f36", { line: 0.4 });
    case "neutral":
      return ink.stroke(`M${x - 1.9} ${y + 0.2}Q${x} ${y + 1.2} ${x + 1.9} ${y + 0.2}`, line, 0.85);
  }
}

function glasses(ink: Ink, character: Character, x: number): string {
  if (character.glasses === "none") return "";
  const frame = "#46353a";
  const fill = character.glasses === "sunglasses" ? "#3a3340" : "#ffffff";
  const lens = (cx: number) => {
    const shape =
      character.glasses === "round" || character.glasses === "sunglasses"
        ? `<circle cx="${cx}" cy="0.9" r="3.1"`
        : `<rect x="${cx - 3.1}" y="-1.6" width="6.2" height="5" rx="1.1"`;
    const opacity = character.glasses === "sunglasses" ? 0.92 : 0.22;
    return `${shape} fill="${ink.tone(fill)}" fill-opacity="${opacity}" stroke="${ink.tone(frame)}" stroke-width="0.85"/>`;
  };
  return (
    lens(x - 3.9) +
    lens(x + 3.9) +
    ink.stroke(`M${x - 0.9} .6Q${x} 0 ${x + 0.9} .6M${x - 7} .2L-9.4 -.4M${x + 7} .2L9.4 -.4`, frame, 0.8)
  );
}

function humanHead(ink: Ink, character: Character, expression: Expression, yaw: number): Head {
  const skin = skins[character.skin];
  const x = yaw * 2.6;
  const dark = "#33242c";
  const line = lightness(skin) < 0.45 ? "#2b120f" : mix(darken(skin, 0.62), "#7a2a2a", 0.35);
  const hair = drawHair(ink, character, yaw);
  const hat = drawHeadwear(ink, character, yaw);
  const beard = drawFacialHair(ink, character, yaw);
  const feminine = isFeminine(character.kind);
  const ear = (side: number) => {
    const hidden = side * yaw > 0.4 ? 0.75 : 1;
    return (
      ink.ellipse(side * 9.9 * hidden - yaw * 0.6, 1.4, 1.9, 2.4, skin, { line: 0.9 }) +
      ink.stroke(`M${side * 9.9 * hidden - yaw * 0.6} .6q${side * 0.9} .8 0 1.6`, darken(skin, 0.3), 0.5)
    );
  };
  const blush = mix(skin, "#e8584f", lightness(skin) > 0.55 ? 0.5 : 0.42);
  const browColour =
    character.hair === "bald"
      ? darken(skin, 0.45)
      : darken(hairColours[character.hairColour], lightness(hairColours[character.hairColour]) > 0.6 ? 0.38 : 0.2);
  const wrinkles = isOld(character.kind)
    ? ink.stroke(
        `M${x - 6.6} 3.2q-.8 .5 -1.2 1.3M${x + 6.6} 3.2q.8 .5 1.2 1.3M${x - 3} -5.4q3 -.8 6 0`,
        darken(skin, 0.25),
        0.5,
        0.8,
      )
    : "";
  const front =
    hat.back +
    ear(-1) +
    ear(1) +
    ink.path(skull, skin, { shade: true }) +
    ink.ellipse(x - 6, 3.9, 1.9, 1.3, blush, { line: 0, opacity: 0.6 }) +
    ink.ellipse(x + 6, 3.9, 1.9, 1.3, blush, { line: 0, opacity: 0.6 }) +
    beard.under +
    wrinkles +
    eye(ink, x - 3.9, expression, dark, feminine, -1, lightness(skin) < 0.45) +
    eye(ink, x + 3.9, expression, dark, feminine, 1, lightness(skin) < 0.45) +
    brow(ink, x - 3.9, -1, expression, browColour) +
    brow(ink, x + 3.9, 1, expression, browColour) +
    ink.stroke(`M${x * 1.35 - 0.9} 3.1Q${x * 1.35} 4 ${x * 1.35 + 0.9} 3.1`, darken(skin, 0.35), 0.75) +
    beard.over +
    mouth(ink, x * 1.1, expression, line) +
    hair.front +
    glasses(ink, character, x) +
    hat.front;
  return { back: hair.back, front };
}

function animalEars(ink: Ink, character: Character): string {
  const fur = skins[character.skin];
  const inner = mix(lighten(fur, 0.4), "#e99a94", 0.55);
  const both = (draw: (side: number) => string) => draw(-1) + draw(1);
  switch (character.kind) {
    case "cat":
      return both(
        (s) =>
          ink.path(`M${s * 9.6} -3L${s * 10.4} -14.6Q${s * 4.6} -12.4 ${s * 2} -9Z`, fur) +
          ink.path(`M${s * 8.4} -6L${s * 9} -12Q${s * 6} -11 ${s * 4.4} -9Z`, inner, { line: 0 }),
      );
    case "fox":
      return both(
        (s) =>
          ink.path(`M${s * 9.8} -2.4L${s * 12} -16Q${s * 5} -13.4 ${s * 1.6} -9Z`, fur) +
          ink.path(`M${s * 10.9} -11.6L${s * 12} -16Q${s * 9.4} -15.2 ${s * 7.2} -13.6Z`, darken(fur, 0.6), {
            line: 0,
          }),
      );
    case "bear":
      return both((s) => ink.circle(s * 8, -8, 3.8, fur) + ink.circle(s * 8, -8, 2, inner, { line: 0 }));
    case "rabbit":
      return both(
        (s) =>
          `<g transform="rotate(${s * 12} ${s * 4} -8)">${ink.ellipse(s * 4.6, -16.4, 3.1, 9, fur)}${ink.ellipse(s * 4.6, -16, 1.6, 6.6, inner, { line: 0 })}</g>`,
      );
    case "dog":
      return both((s) =>
        ink.path(
          `M${s * 6} -8.6C${s * 12} -11 ${s * 15.6} -3 ${s * 13} 5C${s * 11} 7.4 ${s * 8.6} 3 ${s * 8.8} -2Z`,
          darken(fur, 0.3),
        ),
      );
    default:
      return "";
  }
}

function animalHead(ink: Ink, character: Character, expression: Expression, yaw: number): Head {
  const fur = skins[character.skin];
  const x = yaw * 2.6;
  const hat = drawHeadwear(ink, character, yaw);
  const dark = "#2f232b";
  const pale = lighten(fur, lightness(fur) < 0.4 ? 0.35 : 0.72);
  const cheeks =
    "M-9.7 -0.6C-9.9 -7 -5.6 -10 0 -10C5.6 -10 9.9 -7 9.7 -0.6C12.2 3 9.6 6.8 6 8.4C3.8 9.5 1.8 9.8 0 9.8C-1.8 9.8 -3.8 9.5 -6 8.4C-9.6 6.8 -12.2 3 -9.7 -0.6Z";
  const muzzle =
    character.kind === "fox"
      ? ink.path(
          `M-10.4 3.4C-7 1.4 -4 2.2 ${x * 1.1} 2C4 2.2 7 1.4 10.4 3.4C9.6 6.6 7 8.4 4 9.2Q0 10.4 -4 9.2C-7 8.4 -9.6 6.6 -10.4 3.4Z`,
          "#fbf3e6",
          { line: 0 },
        )
      : ink.ellipse(x * 1.15, 5.2, character.kind === "bear" || character.kind === "dog" ? 4.9 : 4.3, 3.6, pale, {
          line: 0,
        });
  const whiskers =
    character.kind === "cat" || character.kind === "rabbit" || character.kind === "fox"
      ? ink.stroke(
          `M${x - 5} 4.8L-12 4M${x - 5} 5.8L-11.6 6.6M${x + 5} 4.8L12 4M${x + 5} 5.8L11.6 6.6`,
          darken(fur, 0.4),
          0.4,
          0.8,
        )
      : "";
  const nose = character.kind === "cat" || character.kind === "rabbit" ? "#d9706f" : "#3b2c31";
  const front =
    animalEars(ink, character) +
    ink.path(cheeks, fur, { shade: true }) +
    muzzle +
    ink.ellipse(x - 6.8, 3.6, 1.7, 1.1, "#e8706a", { line: 0, opacity: 0.45 }) +
    ink.ellipse(x + 6.8, 3.6, 1.7, 1.1, "#e8706a", { line: 0, opacity: 0.45 }) +
    eye(ink, x - 3.9, expression, lightness(fur) < 0.4 ? "#120c10" : dark, false, -1) +
    eye(ink, x + 3.9, expression, lightness(fur) < 0.4 ? "#120c10" : dark, false, 1) +
    (expression === "angry" || expression === "sad"
      ? brow(ink, x - 3.9, -1, expression, darken(fur, 0.5)) + brow(ink, x + 3.9, 1, expression, darken(fur, 0.5))
      : "") +
    whiskers +
    ink.path(
      `M${x * 1.35 - 1.5} 2.6H${x * 1.35 + 1.5}Q${x * 1.35 + 1.2} 4.2 ${x * 1.35} 4.4Q${x * 1.35 - 1.2} 4.2 ${x * 1.35 - 1.5} 2.6Z`,
      nose,
      { line: 0.3 },
    ) +
    mouth(ink, x * 1.1, expression, dark) +
    glasses(ink, character, x) +
    hat.front;
  return { back: hat.back, front };
}

function robotHead(ink: Ink, character: Character, expression: Expression, yaw: number): Head {
  const metal = skins[character.skin];
  const x = yaw * 2.2;
  const hat = drawHeadwear(ink, character, yaw);
  const antenna =
    character.headwear === "none"
      ? ink.stroke("M0 -9V-13.6", darken(metal, 0.35), 1.2) + ink.circle(0, -14.6, 1.9, "#d64a3c", { line: 0.7 })
      : "";
  const lamp = (cx: number) =>
    ink.circle(cx, 0.9, 2.7, "#fbf6dc", { line: 0.8 }) + eye(ink, cx, expression, "#2c3550", false, 1);
  const front =
    hat.back +
    antenna +
    ink.rect(-12, -1.6, 3, 5.6, darken(metal, 0.25), { round: 1.2, line: 0.8 }) +
    ink.rect(9, -1.6, 3, 5.6, darken(metal, 0.25), { round: 1.2, line: 0.8 }) +
    ink.path(robotSkull, metal, { shade: true }) +
    ink.rect(x - 7.8, -3, 15.6, 11, lighten(metal, 0.3), { round: 3, line: 0.5 }) +
    lamp(x - 3.9) +
    lamp(x + 3.9) +
    (expression === "angry" || expression === "sad"
      ? brow(ink, x - 3.9, -1, expression, "#2c3550") + brow(ink, x + 3.9, 1, expression, "#2c3550")
      : "") +
    mouth(ink, x, expression, "#2c3550") +
    glasses(ink, character, x) +
    hat.front;
  return { back: "", front };
}

/** A whole head with its hair and hat; yaw -1..1 is the direction of the gaze. */
export function drawHead(ink: Ink, character: Character, expression: Expression, yaw: number): Head {
  if (isHuman(character.kind)) return humanHead(ink, character, expression, yaw);
  return character.kind === "robot"
    ? robotHead(ink, character, expression, yaw)
    : animalHead(ink, character, expression, yaw);
}
