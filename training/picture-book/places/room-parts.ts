import type { Colour } from "../../world/colour.ts";
import { band, circlePath, cornered, type Point, polygon, smooth } from "../geometry.ts";
import { bright, shadow } from "../light.ts";
import { isDark, isLamplit, type Setting } from "./place.ts";
import { skyColours } from "./sky.ts";

/** Wall and floor of a room; they meet at `y`. */
export function room({ ink }: Setting, wall: Colour, floor: Colour, y = 176): string {
  const boards = [y + 12, y + 28, y + 50].map((at) => `M0 ${at}H256`).join("");
  const joints = `M40 ${y}V${y + 12}M150 ${y}V${y + 12}M90 ${y + 12}V${y + 28}M210 ${y + 12}V${y + 28}M30 ${y + 28}V${y + 50}M170 ${y + 28}V${y + 50}`;
  return (
    ink.patch(`M0 0H256V${y}H0Z`, wall) +
    ink.patch(
      [
        [-10, 40, 150, 12],
        [90, 74, 190, 14],
        [-20, 120, 170, 12],
        [140, 148, 140, 10],
      ]
        .map(([x, at, length, width]) =>
          band(
            [
              [x!, at!],
              [x! + length! * 0.4, at! - 2],
              [x! + length!, at! + 1],
            ],
            [1, width!, 1],
          ),
        )
        .join(""),
      bright(wall, 0.35),
      0.35,
    ) +
    ink.patch(`M0 ${y}H256V256H0Z`, floor) +
    ink.stroke(boards + joints, shadow(floor, 0.9), 0.9) +
    ink.patch(`M0 ${y - 7}H256V${y}H0Z`, bright(wall, 0.4)) +
    ink.stroke(`M0 ${y}H256`, shadow(floor, 1.6), 1.1)
  );
}

/** A pattern on the wall above the skirting board. */
export function wallpaper({ ink }: Setting, colour: Colour, kind: "stripes" | "sprigs", y = 169): string {
  if (kind === "stripes")
    return ink.patch(Array.from({ length: 9 }, (_, i) => `M${i * 30 + 4} 0h9V${y}h-9Z`).join(""), colour, 0.4);
  const sprig = (x: number, at: number) =>
    band(
      [
        [x, at],
        [x + 1, at - 4],
        [x, at - 8],
      ],
      [0.4, 2.2, 0.4],
    ) +
    band(
      [
        [x, at - 1],
        [x + 4, at - 4],
      ],
      [1.6, 0.3],
    ) +
    band(
      [
        [x, at - 1],
        [x - 4, at - 4],
      ],
      [1.6, 0.3],
    );
  let d = "";
  for (let row = 0; row < 6; row++) for (let i = 0; i < 8; i++) d += sprig(i * 34 + (row % 2) * 17 + 8, row * 28 + 18);
  return ink.patch(d, colour, 0.45);
}

/** A window with the time of day behind it, and its light on the floor. */
export function window(
  setting: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  frame: Colour = "#f3ead9",
): string {
  const { ink } = setting;
  const [top, bottom] = skyColours(setting.time, "clear");
  const glass = ink.fade(top, bottom, true);
  const disc = isDark(setting) ? `<path d="${circlePath(x + w * 0.72, y + h * 0.26, w * 0.1)}" fill="#fbf0cc"/>` : "";
  const outside = isDark(setting)
    ? ""
    : `<path d="${smooth([
        [x + 2, y + h - 2],
        [x + 2, y + h * 0.74],
        [x + w * 0.3, y + h * 0.62],
        [x + w * 0.6, y + h * 0.76],
        [x + w - 2, y + h * 0.66],
        [x + w - 2, y + h - 2],
      ])}" fill="${setting.time === "sunset" ? "#9a6a5c" : "#8fb58a"}"/>`;
  return (
    ink.rect(x - 3, y - 3, w + 6, h + 6, frame, { line: 0.8 }) +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${glass}"/>` +
    outside +
    disc +
    ink.stroke(`M${x + w / 2} ${y}V${y + h}M${x} ${y + h / 2}H${x + w}`, frame, 2.4) +
    ink.rect(x - 6, y + h + 2, w + 12, 5, bright(frame, 0.3), { line: 0.7 })
  );
}

/** Sun through a window: a slanting beam and its patch on the floor. */
export function beam(setting: Setting, x: number, y: number, w: number, floor = 190): string {
  if (isDark(setting)) return "";
  const colour = setting.time === "sunset" ? "#ffb066" : "#fff3cf";
  return `<path d="${polygon([
    [x, y],
    [x + w, y],
    [x + w + 58, floor + 34],
    [x + 40, floor + 34],
  ])}" fill="${colour}" fill-opacity=".17"/><path d="${polygon([
    [x + 34, floor],
    [x + w + 44, floor],
    [x + w + 62, floor + 34],
    [x + 42, floor + 34],
  ])}" fill="${colour}" fill-opacity=".3"/>`;
}

export function curtains({ ink }: Setting, x: number, y: number, w: number, h: number, colour: Colour): string {
  const drape = (left: number, side: number) => {
    const at = (u: number, v: number): Point => [left + side * u, y + v];
    return (
      ink.shape(
        smooth([
          at(-8, -8),
          at(10, -8),
          at(9, h * 0.4),
          at(4, h * 0.66),
          at(9, h + 10),
          at(-9, h + 10),
          at(-10, h * 0.4),
        ]),
        colour,
        { line: 0.6 },
      ) +
      ink.stroke(
        `M${at(0, -4)}L${at(-2, h * 0.6)}M${at(5, -4)}L${at(2, h * 0.6)}`.replaceAll(",", " "),
        shadow(colour, 1.1),
        0.9,
      )
    );
  };
  return (
    drape(x - 4, 1) + drape(x + w + 4, -1) + ink.rect(x - 18, y - 11, w + 36, 4, "#8b5c40", { round: 2, line: 0.6 })
  );
}

export function picture(
  { ink }: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  sky: Colour,
  land: Colour,
): string {
  return (
    ink.rect(x, y, w, h, "#b98a55", { line: 0.7 }) +
    ink.patch(`M${x + 3} ${y + 3}h${w - 6}v${h - 6}h${-(w - 6)}Z`, sky) +
    ink.patch(
      smooth([
        [x + 3, y + h - 3],
        [x + 3, y + h * 0.6],
        [x + w * 0.4, y + h * 0.45],
        [x + w * 0.7, y + h * 0.62],
        [x + w - 3, y + h * 0.54],
        [x + w - 3, y + h - 3],
      ]),
      land,
    )
  );
}

/** A lamp that stands on (x, y) and shines when it is dark. */
export function lamp(setting: Setting, x: number, y: number, tall: number, shade: Colour): string {
  const { ink } = setting;
  const on = isLamplit(setting);
  const top = y - tall;
  return (
    ink.stroke(`M${x} ${y}V${top}`, "#6b4a3a", 2.2) +
    ink.ellipse(x, y, 8, 2.2, "#6b4a3a", { line: 0.5 }) +
    (on ? ink.glow(x, top, 62, "#ffce7a", 0.62) : "") +
    ink.shape(
      polygon([
        [x - 8, top - 10],
        [x + 8, top - 10],
        [x + 13, top + 7],
        [x - 13, top + 7],
      ]),
      on ? "#ffe2a0" : shade,
      { line: 0.7, selfLit: on },
    )
  );
}

/** A lamp that hangs from the ceiling. */
export function pendant(setting: Setting, x: number, y: number, shade: Colour): string {
  const { ink } = setting;
  const on = isLamplit(setting);
  return (
    ink.stroke(`M${x} 0V${y}`, "#4a3b3a", 1.2) +
    (on ? ink.glow(x, y + 8, 56, "#ffce7a", 0.55) : "") +
    ink.shape(
      smooth([
        [x - 4, y],
        [x + 4, y],
        [x + 13, y + 10],
        [x, y + 12],
        [x - 13, y + 10],
      ]),
      shade,
      { line: 0.7 },
    ) +
    ink.patch(circlePath(x, y + 11, 3.6), on ? "#fff0bd" : "#f3e6c8")
  );
}

export function rug(
  { ink }: Setting,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: Colour,
  inner: Colour,
): string {
  return (
    ink.ellipse(x, y, rx, ry, colour, { line: 0.7 }) +
    ink.ellipse(x, y, rx * 0.76, ry * 0.72, inner, { line: 0 }) +
    ink.ellipse(x, y, rx * 0.62, ry * 0.56, colour, { line: 0 })
  );
}

export function table({ ink }: Setting, x: number, y: number, w: number, h: number, colour: Colour): string {
  return (
    ink.rect(x + 6, y, 6, h, shadow(colour, 0.8), { line: 0.6 }) +
    ink.rect(x + w - 12, y, 6, h, shadow(colour, 0.8), { line: 0.6 }) +
    ink.rect(x, y - 5, w, 8, colour, { round: 2, line: 0.7 })
  );
}

export function chair({ ink }: Setting, x: number, y: number, s: number, colour: Colour): string {
  return (
    ink.stroke(
      `M${x - s * 0.3} ${y}V${y - s}M${x + s * 0.3} ${y}V${y - s}M${x - s * 0.3} ${y - s * 0.66}H${x + s * 0.3}M${x - s * 0.3} ${y - s * 0.9}H${x + s * 0.3}`,
      colour,
      3,
    ) + ink.rect(x - s * 0.4, y - s * 0.48, s * 0.8, 5, bright(colour, 0.15), { round: 2, line: 0.6 })
  );
}

const spines: Colour[] = ["#b8483c", "#d9a441", "#3f7f86", "#5d7f4e", "#7a5a94", "#c97a4a", "#44597f", "#e0cfa9"];

/** Shelves full of books, and a few things between them. */
export function bookshelf(
  { ink }: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  rows: number,
  wood: Colour,
): string {
  const tall = h / rows;
  let svg = ink.rect(x, y, w, h, shadow(wood, 1.1), { line: 0.7 });
  const byColour = new Map<Colour, string>();
  for (let row = 0; row < rows; row++) {
    let at = x + 4;
    for (let i = row; at < x + w - 9; i++) {
      const wide = 5 + ((i * 7) % 4);
      const high = tall * (0.62 + ((i * 5) % 4) * 0.07);
      const colour = spines[(i * 3 + row * 5) % spines.length]!;
      if ((i * 11 + row) % 9 !== 4) {
        const base = y + (row + 1) * tall - 3;
        byColour.set(colour, `${byColour.get(colour) ?? ""}M${at} ${base}V${base - high}h${wide}V${base}Z`);
      }
      at += wide + 0.8;
    }
  }
  for (const [colour, d] of byColour) svg += ink.patch(d, colour);
  for (let row = 0; row <= rows; row++) svg += ink.rect(x - 2, y + row * tall - 3, w + 4, 4.4, wood, { line: 0.5 });
  return (
    svg +
    ink.rect(x - 3, y - 3, 5, h + 4, wood, { line: 0.5 }) +
    ink.rect(x + w - 2, y - 3, 5, h + 4, wood, { line: 0.5 })
  );
}

export function potPlant({ ink }: Setting, x: number, y: number, s: number, leaf: Colour = "#5d8f5a"): string {
  const frond = (dx: number, dy: number) =>
    band(
      [
        [x, y - s * 0.3],
        [x + dx * s * 0.5, y - s * 0.3 + dy * s * 0.6],
        [x + dx * s, y - s * 0.3 + dy * s],
      ],
      [s * 0.05, s * 0.2, s * 0.02],
    );
  return (
    ink.shape(frond(-0.42, -0.5) + frond(0.42, -0.52), shadow(leaf, 0.6), { line: 0.5 }) +
    ink.shape(frond(-0.22, -0.74) + frond(0.2, -0.78) + frond(0, -0.86), leaf, { line: 0.5 }) +
    ink.shape(
      polygon([
        [x - s * 0.22, y - s * 0.34],
        [x + s * 0.22, y - s * 0.34],
        [x + s * 0.16, y],
        [x - s * 0.16, y],
      ]),
      "#c4704a",
      { line: 0.6 },
    )
  );
}

export function clock({ ink }: Setting, x: number, y: number, r: number): string {
  return (
    ink.circle(x, y, r, "#fbf4e4", { line: 0.9 }) +
    ink.stroke(`M${x} ${y}V${y - r * 0.64}M${x} ${y}H${x + r * 0.46}`, "#4a3b3a", 1.5)
  );
}

/** A curved band of the floor in shadow, so that furniture stands on it. */
export function footing({ ink }: Setting, x: number, y: number, rx: number): string {
  return ink.patch(circlePath(x, y, rx, rx * 0.12), "#3b2236", 0.2);
}

export const arch = (x: number, y: number, w: number, h: number): string =>
  cornered(
    [
      [x, y + h],
      [x, y + h * 0.4],
    ],
    [
      [x, y + h * 0.4],
      [x + w * 0.14, y + h * 0.12],
      [x + w / 2, y],
      [x + w * 0.86, y + h * 0.12],
      [x + w, y + h * 0.4],
    ],
    [
      [x + w, y + h * 0.4],
      [x + w, y + h],
    ],
    [
      [x + w, y + h],
      [x, y + h],
    ],
  );
