import { darken, lighten } from "../drawing/colour.ts";
import { starPath } from "./garments.ts";
import type { Ink } from "./ink.ts";

/** Things to hold; (0, 0) is the hand, y points down, 100 units = a grown-up. */
export const objectNames = [
  "umbrella",
  "balloon",
  "book",
  "cup",
  "flower",
  "watering can",
  "ball",
  "kite",
  "cat",
  "cake",
  "lantern",
  "guitar",
  "fish",
  "ice cream",
  "sword",
  "telescope",
  "suitcase",
  "camera",
  "map",
  "broom",
  "wand",
  "basket",
  "apple",
  "teddy bear",
  "letter",
  "paintbrush",
  "present",
  "pumpkin",
] as const;
export type ObjectName = (typeof objectNames)[number];

const red = "#d64a3c";
const wood = "#a9744a";
const cream = "#fbf3e4";

const drawings: Record<ObjectName, (ink: Ink) => string> = {
  umbrella: (ink) =>
    ink.stroke("M0 6V-46", "#6b4a3a", 1.8) +
    ink.stroke("M0 6Q0 10 3.6 9", "#6b4a3a", 1.8) +
    ink.path(
      "M-40 -40C-37 -63 -18 -72 -6 -72C6 -72 25 -63 28 -40Q22 -46 17 -40Q11 -46 5.5 -40Q0 -46 -6 -40Q-12 -46 -17.5 -40Q-23 -46 -29 -40Q-34 -46 -40 -40Z",
      red,
      { shade: true },
    ) +
    ink.stroke("M-17.5 -41Q-17 -62 -6 -72Q5 -62 5.5 -41", darken(red, 0.25), 0.8),
  balloon: (ink) =>
    ink.stroke("M0 0Q-3 -16 2 -28", "#7a6a70", 0.7) +
    ink.path("M2 -29L0 -26.6H4Z", red, { line: 0.6 }) +
    ink.path("M2 -28C-8 -31 -12 -39 -10 -46C-8 -54 -2 -57 3 -57C10 -57 15 -51 14 -44C13 -37 9 -30 2 -28Z", red, {
      shade: true,
    }) +
    ink.ellipse(-3, -48, 2, 3.6, "#ffffff", { line: 0, opacity: 0.6 }),
  book: (ink) =>
    ink.path("M-10 -7L0 -4.6L10 -7V5L0 7.6L-10 5Z", "#4b7ccb") +
    ink.path("M-9 -8L0 -5.4V5.8L-9 3.6Z", cream, { line: 0.7 }) +
    ink.path("M9 -8L0 -5.4V5.8L9 3.6Z", darken(cream, 0.06), { line: 0.7 }) +
    ink.stroke("M-7 -5L-2 -3.6M-7 -2.4L-2 -1M7 -5L2 -3.6M7 -2.4L2 -1", "#a99c8c", 0.7),
  cup: (ink) =>
    ink.stroke("M4 -4q4.6 .6 3.6 4q-1 2 -4 1.6", "#4b7ccb", 1.6) +
    ink.path("M-4.4 -6H4.4L3.6 4Q0 5.4 -3.6 4Z", "#4b7ccb", { shade: true }) +
    ink.ellipse(0, -6, 4.4, 1.3, "#6d4231", { line: 0.6 }) +
    ink.stroke("M-1.4 -9q1.6 -1.6 0 -3.4M1.6 -9q1.6 -1.6 0 -3.4", "#ffffff", 0.8, 0.7),
  flower: (ink) =>
    ink.stroke("M0 8Q1 -2 0 -11", "#4f8f4c", 1.5) +
    ink.path("M0.6 2Q5 -2 7 0Q5 4 0.6 3Z", "#5c9c57", { line: 0.6 }) +
    [0, 72, 144, 216, 288]
      .map((a) =>
        ink.circle(Math.sin((a * Math.PI) / 180) * 4, -14 - Math.cos((a * Math.PI) / 180) * 4, 3.1, "#ee92b0", {
          line: 0.8,
        }),
      )
      .join("") +
    ink.circle(0, -14, 2.5, "#f3c44e", { line: 0.6 }),
  "watering can": (ink) =>
    ink.path("M7 2L17 -6L19 -4L9 7Z", "#5fa7a0") +
    ink.path("M15 -9L21 -3L18.4 -1L13.6 -7Z", "#5fa7a0") +
    ink.path("M-8 -1H8L9 11Q0 13.4 -9 11Z", "#5fa7a0", { shade: true }) +
    ink.stroke("M-6 -1Q0 -10 6 -1", darken("#5fa7a0", 0.35), 1.8) +
    ink.stroke("M21 -1l1.4 4M19 1l1.2 4M22.6 3l1 4", "#7fc0e6", 0.9),
  ball: (ink) =>
    ink.circle(0, 0, 8.4, red, { shade: true }) +
    ink.path("M-8 -2.4Q0 -6 8 -2.4L8.2 2Q0 -1.6 -8.2 2Z", cream, { line: 0 }) +
    ink.path(starPath(0, 3.4, 2.4), "#f3c44e", { line: 0 }),
  kite: (ink) =>
    ink.stroke("M0 0Q6 -12 14 -22", "#7a6a70", 0.7) +
    ink.path("M14 -22L8 -36L22 -48L27 -33Z", "#f3c44e", { shade: true }) +
    ink.path("M14 -22L22 -48L27 -33Z", red, { line: 0.6 }) +
    ink.stroke("M14 -22Q8 -18 11 -12Q15 -8 10 -3", red, 1.2),
  cat: (ink) =>
    ink.stroke("M7 6Q14 6 12 -2", "#e8994c", 2.8) +
    ink.path("M-7 9C-9 0 -5 -4 0 -4C6 -4 9 1 7 9Q0 11.4 -7 9Z", "#e8994c", { shade: true }) +
    ink.path(
      "M-6.6 -7L-6 -14.6L-2.4 -11.8H2.4L6 -14.6L6.6 -7C6.6 -2.6 3 -1.4 0 -1.4C-3 -1.4 -6.6 -2.6 -6.6 -7Z",
      "#e8994c",
      { shade: true },
    ) +
    ink.circle(-2.5, -7.4, 0.9, "#33242c", { line: 0 }) +
    ink.circle(2.5, -7.4, 0.9, "#33242c", { line: 0 }) +
    ink.stroke("M-1.4 -4.6Q0 -3.4 1.4 -4.6", "#33242c", 0.6),
  cake: (ink) =>
    ink.ellipse(0, 5.6, 12, 2.4, cream) +
    ink.path("M-9 -4H9V5Q0 7.6 -9 5Z", "#c98a5c", { shade: true }) +
    ink.path(
      "M-9.4 -5Q0 -8 9.4 -5V-1.4Q7.6 1.4 6 -1Q4.4 1.6 2.6 -0.8Q1 1.8 -1 -0.8Q-3 1.6 -4.6 -1Q-7 1.6 -9.4 -1.4Z",
      "#f5b8c8",
      { line: 0.8 },
    ) +
    [-5, 0, 5]
      .map((x) => ink.stroke(`M${x} -6V-10.4`, "#4b7ccb", 1.2) + ink.circle(x, -11.8, 1.2, "#f3a83e", { line: 0 }))
      .join(""),
  lantern: (ink) =>
    ink.glow(0, 9, 20, "#ffd76a", 0.75) +
    ink.stroke("M0 0V3", "#4a3c36", 1.2) +
    ink.path("M-5.6 4.4Q0 0.6 5.6 4.4Z", "#4a3c36") +
    ink.rect(-4.8, 4.4, 9.6, 10, "#ffe08a", { selfLit: true, line: 0.9, lineColour: "#4a3c36" }) +
    ink.path("M0 6.4Q3 10 0 13Q-3 10 0 6.4Z", "#f08a3c", { line: 0 }) +
    ink.rect(-5.6, 14, 11.2, 2.2, "#4a3c36", { round: 0.8 }),
  guitar: (ink) =>
    `<g transform="rotate(-28) translate(-3 2)">${ink.rect(6, -1.3, 22, 2.6, "#6b4a3a")}${ink.rect(27, -2, 5, 4, "#4a352c", { round: 1 })}${ink.path("M8 0C8 -7 1 -7.6 -2.4 -4.6C-6 -9 -15 -8 -15 0C-15 8 -6 9 -2.4 4.6C1 7.6 8 7 8 0Z", "#d08a45", { shade: true })}${ink.circle(-3, 0, 2.6, "#5b3a2a", { line: 0.6 })}</g>`,
  fish: (ink) =>
    ink.path("M-10 -1L-16 -6V5Z", "#5b9fc9") +
    ink.path("M11 0C7 -7 -4 -7.6 -11 0C-4 7.6 7 7 11 0Z", "#6bb0d8", { shade: true }) +
    ink.circle(6, -1.4, 1.2, "#33242c", { line: 0 }) +
    ink.stroke("M1 -4Q3 0 1 4", darken("#6bb0d8", 0.3), 0.8),
  "ice cream": (ink) =>
    ink.path("M-3.6 -4H3.6L0 8Z", "#e0ab63") +
    ink.circle(0, -6.6, 4.8, "#f6a9bd", { shade: true }) +
    ink.circle(0.6, -12.4, 4, "#fbe9c8", { shade: true }) +
    ink.circle(1, -16.6, 1.5, red, { line: 0.5 }),
  sword: (ink) =>
    ink.path("M-1.9 -4V-30L0 -34L1.9 -30V-4Z", "#d3dbe3", { shade: true }) +
    ink.rect(-6, -5, 12, 2.6, "#e3b23f", { round: 1.2 }) +
    ink.rect(-1.4, -3, 2.8, 8, "#6b4a3a", { round: 1 }) +
    ink.circle(0, 6, 1.7, "#e3b23f", { line: 0.7 }),
  telescope: (ink) =>
    `<g transform="rotate(-24)">${ink.rect(-8, -2.2, 11, 4.4, "#7a5236", { round: 1 })}${ink.rect(2, -3, 10, 6, "#c08a45", { round: 1 })}${ink.rect(11, -4, 8, 8, "#8a5c3a", { round: 1.4, shade: true })}</g>`,
  suitcase: (ink) =>
    ink.stroke("M-4 3Q-4 -1 0 -1Q4 -1 4 3", "#5b3f30", 1.6) +
    ink.rect(-11, 3, 22, 15, "#a5653f", { round: 2, shade: true }) +
    ink.rect(-7, 3, 2.6, 15, "#7c4a30", { line: 0 }) +
    ink.rect(4.4, 3, 2.6, 15, "#7c4a30", { line: 0 }) +
    ink.rect(-2, 6, 4, 2.4, "#e3b23f", { line: 0.5 }),
  camera: (ink) =>
    ink.rect(-3, -8, 6, 3, "#4d4854", { round: 1 }) +
    ink.rect(-8, -6, 16, 11, "#4d4854", { round: 2, shade: true }) +
    ink.circle(0, -0.4, 4, "#b9c3cc", { line: 0.8 }) +
    ink.circle(0, -0.4, 2.4, "#35466f", { line: 0.4 }) +
    ink.circle(5.6, -3.8, 1, red, { line: 0 }),
  map: (ink) =>
    ink.path("M-12 -7L-4 -9L4 -7L12 -9V7L4 9L-4 7L-12 9Z", "#f1dfb4") +
    ink.path("M-12 -7L-4 -9V7L-12 9Z", darken("#f1dfb4", 0.08), { line: 0.6 }) +
    ink.path("M4 -7L12 -9V7L4 9Z", darken("#f1dfb4", 0.08), { line: 0.6 }) +
    ink.stroke("M-9 4Q-4 -3 1 1T8 -3", red, 1.2) +
    ink.stroke("M6.6 -4.4L9.4 -1.6M9.4 -4.4L6.6 -1.6", red, 1.1),
  broom: (ink) =>
    `<g transform="rotate(8)">${ink.stroke("M0 -26V20", wood, 2.2)}${ink.path("M-2.4 18H2.4L6.6 33Q0 35 -6.6 33Z", "#e3b860", { shade: true })}${ink.stroke("M-2.8 20.6H2.8", red, 1.6)}</g>`,
  wand: (ink) =>
    ink.glow(5, -19, 13, "#ffe694", 0.8) +
    ink.stroke("M0 3L4.4 -15", "#5b3f30", 1.8) +
    ink.path(starPath(5.2, -19, 4.8), "#ffd84f", { line: 0.8 }),
  basket: (ink) =>
    ink.stroke("M-8 5Q0 -8 8 5", "#8a5c3a", 1.8) +
    ink.circle(-4, 4.4, 3.2, red, { line: 0.7 }) +
    ink.circle(3, 4, 3.2, "#e8a13c", { line: 0.7 }) +
    ink.path("M-10 5H10L7.6 15Q0 17 -7.6 15Z", "#c8935a", { shade: true }) +
    ink.stroke("M-9 8.4H9M-8 12H8", "#96683f", 0.9),
  apple: (ink) =>
    ink.path("M0 -4C-3 -7 -8 -5 -7 1C-6 6 -3 7.4 0 6C3 7.4 6 6 7 1C8 -5 3 -7 0 -4Z", red, { shade: true }) +
    ink.stroke("M0 -4Q0 -7 1.4 -8.4", "#5b3f30", 1.1) +
    ink.path("M1 -6Q4 -10 7 -8Q5 -5 1 -6Z", "#5c9c57", { line: 0.5 }),
  "teddy bear": (ink) =>
    ink.circle(-4.6, -10.6, 2.4, "#b9814f") +
    ink.circle(4.6, -10.6, 2.4, "#b9814f") +
    ink.ellipse(0, 4.4, 6.2, 6.8, "#b9814f", { shade: true }) +
    ink.circle(-6, 1.6, 2.6, "#b9814f") +
    ink.circle(6, 1.6, 2.6, "#b9814f") +
    ink.circle(0, -6, 6, "#b9814f", { shade: true }) +
    ink.ellipse(0, -4.2, 2.8, 2.2, "#ecd6b2", { line: 0 }) +
    ink.circle(-2.2, -7, 0.8, "#33242c", { line: 0 }) +
    ink.circle(2.2, -7, 0.8, "#33242c", { line: 0 }) +
    ink.circle(0, -5, 0.9, "#33242c", { line: 0 }),
  letter: (ink) =>
    ink.rect(-8.4, -6, 16.8, 11.4, cream, { round: 0.8 }) +
    ink.stroke("M-8 -5.6L0 1L8 -5.6", "#b9a890", 0.9) +
    ink.circle(0, 1, 1.8, red, { line: 0.4 }),
  paintbrush: (ink) =>
    ink.stroke("M-1 6L2.6 -10", wood, 1.9) +
    ink.stroke("M2.6 -10L3.2 -13", "#c9ced4", 2.2) +
    ink.path("M1.6 -13Q5 -20 6 -19Q7 -14 4.8 -12.4Z", "#4b7ccb", { line: 0.6 }),
  present: (ink) =>
    ink.rect(-8.6, -5, 17.2, 13.4, "#4b7ccb", { round: 1, shade: true }) +
    ink.rect(-1.6, -5, 3.2, 13.4, "#f3c44e", { line: 0.4 }) +
    ink.rect(-9.4, -7.4, 18.8, 4.2, lighten("#4b7ccb", 0.15), { round: 0.8 }) +
    ink.rect(-1.6, -7.4, 3.2, 4.2, "#f3c44e", { line: 0.4 }) +
    ink.path("M0 -7.6C-3 -12.6 -8 -11 -5.6 -8ZM0 -7.6C3 -12.6 8 -11 5.6 -8Z", "#f3c44e", { line: 0.7 }),
  pumpkin: (ink) =>
    ink.ellipse(-4.4, 1.6, 5.6, 6.6, "#e5802f") +
    ink.ellipse(4.4, 1.6, 5.6, 6.6, "#e5802f") +
    ink.ellipse(0, 1.6, 5, 7, "#ee9140", { shade: true }) +
    ink.stroke("M0 -5Q0 -8 2.4 -9", "#5c7a3c", 2) +
    ink.path(
      "M-4.6 -0.4l1.8 -2.6 1.6 2.6ZM4.6 -0.4l-1.8 -2.6 -1.6 2.6ZM-4.4 3.4Q0 7 4.4 3.4Q0 4.8 -4.4 3.4Z",
      "#4a2c1c",
      { line: 0 },
    ),
};

/** The drawing of a held thing around the hand that holds it. */
export function drawObject(ink: Ink, name: ObjectName): string {
  return drawings[name](ink);
}
