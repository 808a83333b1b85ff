import type { Colour } from "../../../drawing/colour.ts";
import { circlePath, type Point, polygon, smooth } from "../../geometry.ts";
import { bright, shadow } from "../../light.ts";
import { isDark, type Setting } from "../place.ts";
import { skyColours } from "../sky.ts";

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
