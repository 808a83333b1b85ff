import { darken, lighten } from "../drawing/colour.ts";
import type { Proportions } from "./body.ts";
import type { Character } from "./characters.ts";
import type { Ink } from "./ink.ts";
import { clothColours } from "./palette.ts";

const f = (value: number) => Math.round(value * 100) / 100;

/** How a garment sits on the body: what the figure needs to draw limbs around it. */
export interface Cut {
  /** How far the hem hangs below the hip, as a share of the leg's length. */
  hem: number;
  /** Half width of the hem over half width of the hip. */
  flare: number;
  /** Share of the arm that the sleeve covers, and its width over the arm's. */
  sleeve: number;
  sleeveWidth: number;
}

export const cuts: Record<Character["garment"], Cut> = {
  "t-shirt": { hem: 0.08, flare: 1.12, sleeve: 0.42, sleeveWidth: 1.22 },
  sweater: { hem: 0.1, flare: 1.2, sleeve: 1, sleeveWidth: 1.22 },
  shirt: { hem: 0.06, flare: 1.1, sleeve: 1, sleeveWidth: 1.08 },
  hoodie: { hem: 0.1, flare: 1.2, sleeve: 1, sleeveWidth: 1.25 },
  coat: { hem: 0.5, flare: 1.5, sleeve: 1, sleeveWidth: 1.28 },
  raincoat: { hem: 0.42, flare: 1.65, sleeve: 1, sleeveWidth: 1.36 },
  dress: { hem: 0.52, flare: 1.95, sleeve: 0.38, sleeveWidth: 1.3 },
  overalls: { hem: 0.05, flare: 1.08, sleeve: 0.42, sleeveWidth: 1.18 },
  robe: { hem: 0.86, flare: 1.75, sleeve: 1, sleeveWidth: 1.5 },
  suit: { hem: 0.16, flare: 1.16, sleeve: 1, sleeveWidth: 1.12 },
  spacesuit: { hem: 0.1, flare: 1.22, sleeve: 1, sleeveWidth: 1.38 },
};

/** The colour of the sleeves: overalls are worn over a shirt. */
export function sleeveColour(character: Character): string {
  return clothColours[character.garment === "overalls" ? character.patternColour : character.topColour];
}

/** Trouser colour: garments in one piece bring their own. */
export function legColour(character: Character): string {
  const whole = character.garment === "overalls" || character.garment === "spacesuit";
  return clothColours[whole || character.garment === "suit" ? character.topColour : character.bottomColour];
}

/** Outline of the torso in hip coordinates: neck at -torso, hem at +bottom. */
function torsoOutline(size: Proportions, bottom: number, flare: number): string {
  const s = size.shoulder + 1.4;
  const top = -size.torso;
  const w = size.hip * flare + 1;
  const waist = Math.min(s, size.hip + 1.6) * 0.98;
  return (
    `M${f(-s * 0.42)} ${f(top - 0.6)}C${f(-s * 0.85)} ${f(top)} ${f(-s)} ${f(top + 2)} ${f(-s)} ${f(top + 7)}` +
    `C${f(-s)} ${f(top + size.torso * 0.5)} ${f(-waist)} ${f(-size.torso * 0.32)} ${f(-waist)} ${f(-size.torso * 0.22)}` +
    `C${f(-waist)} ${f(bottom * 0.3)} ${f(-w)} ${f(bottom - 3)} ${f(-w)} ${f(bottom)}Q0 ${f(bottom + 3)} ${f(w)} ${f(bottom)}` +
    `C${f(w)} ${f(bottom - 3)} ${f(waist)} ${f(bottom * 0.3)} ${f(waist)} ${f(-size.torso * 0.22)}` +
    `C${f(waist)} ${f(-size.torso * 0.32)} ${f(s)} ${f(top + size.torso * 0.5)} ${f(s)} ${f(top + 7)}` +
    `C${f(s)} ${f(top + 2)} ${f(s * 0.85)} ${f(top)} ${f(s * 0.42)} ${f(top - 0.6)}Q0 ${f(top + 3.2)} ${f(-s * 0.42)} ${f(top - 0.6)}Z`
  );
}

export function starPath(x: number, y: number, r: number, points = 5, inner = 0.46): string {
  const corners: string[] = [];
  for (let i = 0; i < points * 2; i++) {
    const angle = (Math.PI * i) / points - Math.PI / 2;
    const radius = i % 2 === 0 ? r : r * inner;
    corners.push(`${f(x + Math.cos(angle) * radius)} ${f(y + Math.sin(angle) * radius)}`);
  }
  return `M${corners.join("L")}Z`;
}

/** The pattern over a garment: a tile repeated inside its outline, or one star on the chest. */
function patternMarks(ink: Ink, character: Character, size: Proportions, outline: string): string {
  const colour = clothColours[character.patternColour];
  const filled = (width: number, height: number, tile: string) =>
    `<path d="${outline}" fill="${ink.pattern(character.pattern, width, height, tile)}"/>`;
  switch (character.pattern) {
    case "plain":
      return "";
    case "stripes":
      return filled(20, 6.6, ink.rect(0, 1.6, 20, 3, colour, { line: 0 }));
    case "dots":
      return filled(
        7,
        7,
        ink.circle(1.75, 1.75, 1.6, colour, { line: 0 }) + ink.circle(5.25, 5.25, 1.6, colour, { line: 0 }),
      );
    case "check":
      return filled(
        7,
        7,
        ink.rect(0, 2.4, 7, 2.2, colour, { line: 0, opacity: 0.75 }) +
          ink.rect(2.4, 0, 2.2, 7, colour, { line: 0, opacity: 0.75 }),
      );
    case "star":
      return ink.path(starPath(0, -size.torso * 0.45, size.shoulder * 0.58), colour, { line: 0.6 });
  }
}

/** Neck and hem details of each garment, drawn over the torso. */
function details(ink: Ink, character: Character, size: Proportions, bottom: number): string {
  const top = -size.torso;
  const colour = clothColours[character.topColour];
  const dark = darken(colour, 0.28);
  const light = lighten(colour, 0.3);
  const accent = clothColours[character.patternColour];
  const s = size.shoulder;
  const collar = (fill: string) =>
    ink.path(
      `M${f(-s * 0.5)} ${f(top - 0.8)}L0 ${f(top + 4.4)}L${f(-s * 0.3)} ${f(top + 7)}L${f(-s * 0.78)} ${f(top + 2)}Z`,
      fill,
      { line: 0.7 },
    ) +
    ink.path(
      `M${f(s * 0.5)} ${f(top - 0.8)}L0 ${f(top + 4.4)}L${f(s * 0.3)} ${f(top + 7)}L${f(s * 0.78)} ${f(top + 2)}Z`,
      fill,
      { line: 0.7 },
    );
  const buttons = (from: number, count: number, gap: number, fill: string) =>
    Array.from({ length: count }, (_, i) => ink.circle(0, from + i * gap, 1.05, fill, { line: 0.5 })).join("");
  switch (character.garment) {
    case "t-shirt":
      return ink.stroke(`M${f(-s * 0.42)} ${f(top - 0.2)}Q0 ${f(top + 4.6)} ${f(s * 0.42)} ${f(top - 0.2)}`, dark, 1.5);
    case "sweater":
      return (
        ink.stroke(`M${f(-s * 0.46)} ${f(top)}Q0 ${f(top + 5)} ${f(s * 0.46)} ${f(top)}`, dark, 2.6) +
        ink.stroke(
          `M${f(-size.hip * 1.12)} ${f(bottom - 0.6)}Q0 ${f(bottom + 2.2)} ${f(size.hip * 1.12)} ${f(bottom - 0.6)}`,
          dark,
          2.4,
        )
      );
    case "shirt":
      return (
        ink.stroke(`M0 ${f(top + 5)}V${f(bottom + 0.6)}`, dark, 0.8) +
        collar(light) +
        buttons(top + 9, 3, 5.2, lighten(colour, 0.7))
      );
    case "hoodie":
      return (
        ink.path(
          `M${f(-s * 0.95)} ${f(top + 2.6)}Q${f(-s * 0.5)} ${f(top - 4)} 0 ${f(top + 4.4)}Q${f(s * 0.5)} ${f(top - 4)} ${f(s * 0.95)} ${f(top + 2.6)}Q0 ${f(top + 11)} ${f(-s * 0.95)} ${f(top + 2.6)}Z`,
          darken(colour, 0.1),
          { line: 0.8 },
        ) +
        ink.stroke(`M-2 ${f(top + 6.5)}V${f(top + 12)}M2 ${f(top + 6.5)}V${f(top + 11)}`, "#f8f1e4", 1) +
        ink.path(
          `M${f(-s * 0.5)} ${f(bottom - 9)}H${f(s * 0.5)}L${f(s * 0.72)} ${f(bottom - 2)}H${f(-s * 0.72)}Z`,
          darken(colour, 0.1),
          { line: 0.6 },
        )
      );
    case "coat":
      return (
        ink.stroke(`M0 ${f(top + 6)}V${f(bottom + 1)}`, dark, 1.1) +
        ink.stroke(`M${f(-s * 0.75)} ${f(-1)}h${f(s * 0.45)}M${f(s * 0.3)} ${f(-1)}h${f(s * 0.45)}`, dark, 1.1) +
        collar(darken(colour, 0.14)) +
        Array.from({ length: 3 }, (_, i) => ink.circle(2.6, top + 10 + i * 6, 1.2, "#f3d58a", { line: 0.6 })).join("")
      );
    case "raincoat":
      return (
        ink.path(
          `M${f(-s)} ${f(top + 2.6)}Q0 ${f(top - 4)} ${f(s)} ${f(top + 2.6)}Q0 ${f(top + 9)} ${f(-s)} ${f(top + 2.6)}Z`,
          darken(colour, 0.08),
          { line: 0.8 },
        ) +
        ink.stroke(`M0 ${f(top + 6)}V${f(bottom + 1)}`, dark, 0.9) +
        buttons(top + 9, 3, 6, "#fdf6e6") +
        ink.stroke(
          `M${f(-s * 1.2)} ${f(bottom - 2.4)}Q0 ${f(bottom + 0.6)} ${f(s * 1.2)} ${f(bottom - 2.4)}`,
          light,
          1.3,
          0.8,
        )
      );
    case "dress":
      return (
        ink.stroke(
          `M${f(-s * 0.98)} ${f(-size.torso * 0.24)}Q0 ${f(-size.torso * 0.12)} ${f(s * 0.98)} ${f(-size.torso * 0.24)}`,
          character.pattern === "plain" ? accent : dark,
          2,
        ) +
        ink.path(
          `M${f(-s * 0.5)} ${f(top - 0.6)}Q${f(-s * 0.4)} ${f(top + 5)} 0 ${f(top + 3)}Q${f(s * 0.4)} ${f(top + 5)} ${f(s * 0.5)} ${f(top - 0.6)}Q0 ${f(top + 3)} ${f(-s * 0.5)} ${f(top - 0.6)}Z`,
          "#f8f1e4",
          { line: 0.6 },
        )
      );
    case "overalls": {
      const bib = `M${f(-s * 0.62)} ${f(top + size.torso * 0.36)}H${f(s * 0.62)}L${f(s * 0.92)} ${f(-3)}Q0 0 ${f(-s * 0.92)} ${f(-3)}Z`;
      return (
        ink.path(
          `M${f(-s - 0.6)} ${f(-size.torso * 0.3)}Q0 ${f(-size.torso * 0.22)} ${f(s + 0.6)} ${f(-size.torso * 0.3)}L${f(size.hip * 1.1 + 1)} ${f(bottom)}Q0 ${f(bottom + 3)} ${f(-size.hip * 1.1 - 1)} ${f(bottom)}Z`,
          colour,
          { line: 0.7, shade: true },
        ) +
        ink.path(bib, colour, { line: 0.7 }) +
        ink.stroke(
          `M${f(-s * 0.55)} ${f(top + 0.6)}L${f(-s * 0.5)} ${f(top + size.torso * 0.4)}M${f(s * 0.55)} ${f(top + 0.6)}L${f(s * 0.5)} ${f(top + size.torso * 0.4)}`,
          colour,
          2.6,
        ) +
        ink.circle(-s * 0.5, top + size.torso * 0.42, 1.1, "#f3d58a", { line: 0.5 }) +
        ink.circle(s * 0.5, top + size.torso * 0.42, 1.1, "#f3d58a", { line: 0.5 }) +
        ink.path(
          `M${f(-s * 0.3)} ${f(-size.torso * 0.42)}h${f(s * 0.6)}v4q${f(-s * 0.3)} 2.4 ${f(-s * 0.6)} 0Z`,
          darken(colour, 0.12),
          { line: 0.5 },
        )
      );
    }
    case "robe":
      return (
        ink.stroke(
          `M${f(-s * 0.36)} ${f(top)}L${f(s * 0.1)} ${f(top + 11)}V${f(bottom + 1)}M${f(s * 0.36)} ${f(top)}L${f(s * 0.1)} ${f(top + 11)}`,
          accent,
          2.2,
        ) +
        ink.stroke(
          `M${f(-s)} ${f(-size.torso * 0.2)}Q0 ${f(-size.torso * 0.1)} ${f(s)} ${f(-size.torso * 0.2)}`,
          accent,
          2.4,
        )
      );
    case "suit":
      return (
        ink.path(
          `M${f(-s * 0.42)} ${f(top - 0.6)}L0 ${f(top + 14)}L${f(s * 0.42)} ${f(top - 0.6)}Q0 ${f(top + 3)} ${f(-s * 0.42)} ${f(top - 0.6)}Z`,
          "#fbf5ea",
          { line: 0.6 },
        ) +
        ink.path(`M-1.5 ${f(top + 2.4)}h3l.9 7.6L0 ${f(top + 13)}l-2.4 -3Z`, accent, { line: 0.6 }) +
        ink.stroke(`M0 ${f(top + 14)}V${f(bottom + 1)}`, dark, 1) +
        ink.circle(0, top + 17, 1, lighten(colour, 0.5), { line: 0.5 })
      );
    case "spacesuit":
      return (
        ink.ellipse(0, top + 1.2, s * 0.72, 2.8, lighten(colour, 0.45), { line: 0.8 }) +
        ink.rect(-s * 0.52, top + size.torso * 0.34, s * 1.04, size.torso * 0.27, "#eef0f2", {
          round: 1.6,
          line: 0.7,
        }) +
        ink.circle(-s * 0.26, top + size.torso * 0.47, 1.5, "#d64a3c", { line: 0 }) +
        ink.rect(0, top + size.torso * 0.41, s * 0.36, size.torso * 0.12, "#4b7ccb", { line: 0, round: 0.8 }) +
        ink.stroke(
          `M${f(-s)} ${f(-size.torso * 0.18)}Q0 ${f(-size.torso * 0.08)} ${f(s)} ${f(-size.torso * 0.18)}`,
          "#979ca6",
          2.2,
        )
      );
  }
}

/** The garment's torso in hip coordinates (hip at 0, neck at -torso). Hands and limbs are drawn elsewhere. */
export function drawTorso(ink: Ink, character: Character, size: Proportions, hemShare: number): string {
  const cut = cuts[character.garment];
  const bottom = Math.max(2.4, hemShare * (size.thigh + size.shin));
  const flare = 1 + (cut.flare - 1) * Math.min(1, cut.hem < 0.3 ? 1 : hemShare / cut.hem);
  const outline = torsoOutline(size, bottom, flare);
  const colour = character.garment === "overalls" ? sleeveColour(character) : clothColours[character.topColour];
  const marks = patternMarks(ink, character, size, outline);
  return (
    ink.path(outline, colour, { shade: true }) +
    marks +
    details(ink, character, size, bottom) +
    (marks === ""
      ? ""
      : `<path d="${outline}" fill="none" stroke="${ink.tone(ink.lineColour(colour))}" stroke-width="${f(ink.lineWidth)}"/>`)
  );
}
