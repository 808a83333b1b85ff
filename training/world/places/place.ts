import type { Random } from "../../drawing/random.ts";
import type { Ink } from "../ink.ts";

export const times = ["morning", "day", "sunset", "night"] as const;
export type Time = (typeof times)[number];
export const weathers = ["clear", "cloudy", "rain", "snow", "fog"] as const;
export type Weather = (typeof weathers)[number];

/** What a place is drawn with: the picture is 256 x 256 and people stand between y = 200 and y = 240. */
export interface Setting {
  ink: Ink;
  random: Random;
  time: Time;
  weather: Weather;
}

export interface Place {
  /** Words of captions: "in the park". The first is the plainest. */
  words: string[];
  /** Indoors there is no weather, and time shows in the window. */
  kind: "outdoors" | "indoors" | "elsewhere";
  draw(setting: Setting): string;
  /** What stands between people and the eye. */
  front?(setting: Setting): string;
}

/** A hill line from x = 0 to 256 at about `y`, closed at the bottom. */
export function hills(random: Random, y: number, height: number): string {
  const a = random.range(-height, height);
  const b = random.range(-height, height);
  return `M0 ${Math.round(y + a)}C60 ${Math.round(y - height + b)} 100 ${Math.round(y + height + a)} 150 ${Math.round(y + b)}S230 ${Math.round(y - height)} 256 ${Math.round(y)}V256H0Z`;
}

/** A round tree standing on (x, y). */
export function tree(ink: Ink, x: number, y: number, size: number, leaf: string, trunk = "#8a5f42"): string {
  const s = size;
  return (
    ink.path(
      `M${x - s * 0.1} ${y}Q${x - s * 0.05} ${y - s * 0.4} ${x - s * 0.06} ${y - s * 0.6}H${x + s * 0.06}Q${x + s * 0.05} ${y - s * 0.4} ${x + s * 0.12} ${y}Z`,
      trunk,
      { line: 0.5 },
    ) +
    ink.path(
      `M${x - s * 0.42} ${y - s * 0.5}C${x - s * 0.62} ${y - s * 0.72} ${x - s * 0.4} ${y - s * 1.02} ${x - s * 0.2} ${y - s}C${x - s * 0.08} ${y - s * 1.24} ${x + s * 0.26} ${y - s * 1.2} ${x + s * 0.3} ${y - s * 0.98}C${x + s * 0.56} ${y - s * 0.92} ${x + s * 0.58} ${y - s * 0.6} ${x + s * 0.4} ${y - s * 0.5}Q${x} ${y - s * 0.38} ${x - s * 0.42} ${y - s * 0.5}Z`,
      leaf,
      { shade: true, line: 0.6 },
    )
  );
}

/** A fir tree standing on (x, y). */
export function fir(ink: Ink, x: number, y: number, size: number, leaf: string, line = 0.5): string {
  const s = size;
  const tier = (top: number, bottom: number, w: number) =>
    ink.path(
      `M${x} ${y - s * top}L${x + s * w} ${y - s * bottom}Q${x} ${y - s * (bottom - 0.08)} ${x - s * w} ${y - s * bottom}Z`,
      leaf,
      { shade: true, line },
    );
  return (
    ink.rect(x - s * 0.05, y - s * 0.16, s * 0.1, s * 0.16, "#7b5740", { line: 0 }) +
    tier(0.62, 0.1, 0.32) +
    tier(0.84, 0.36, 0.26) +
    tier(1, 0.6, 0.19)
  );
}

/** A rounded bush standing on (x, y). */
export function bush(ink: Ink, x: number, y: number, size: number, leaf: string): string {
  const s = size;
  return ink.path(
    `M${x - s} ${y}C${x - s * 1.2} ${y - s * 0.6} ${x - s * 0.7} ${y - s * 0.9} ${x - s * 0.45} ${y - s * 0.75}C${x - s * 0.2} ${y - s * 1.15} ${x + s * 0.4} ${y - s * 1.05} ${x + s * 0.45} ${y - s * 0.7}C${x + s * 0.9} ${y - s * 0.85} ${x + s * 1.2} ${y - s * 0.4} ${x + s} ${y}Z`,
    leaf,
    { shade: true, line: 0.5 },
  );
}

/** Small marks strewn over the ground. */
export function tufts(ink: Ink, random: Random, count: number, top: number, colour: string): string {
  let d = "";
  for (let i = 0; i < count; i++) {
    const x = Math.round(random.range(4, 252));
    const y = Math.round(random.range(top, 250));
    d += `M${x - 3} ${y}q1 -4 0 -5M${x} ${y}q0 -5 1 -7M${x + 3} ${y}q1 -3 2 -4`;
  }
  return ink.stroke(d, colour, 1.2);
}

/** Little flowers strewn over the ground. */
export function flowers(ink: Ink, random: Random, count: number, top: number): string {
  let svg = "";
  for (let i = 0; i < count; i++) {
    const x = random.range(4, 252);
    const y = random.range(top, 250);
    svg +=
      ink.circle(x, y, 2.3, random.pick(["#ee92b0", "#f8f1e4", "#f3c44e", "#d64a3c", "#a98ad0"]), { line: 0 }) +
      ink.circle(x, y, 0.9, "#e9a23b", { line: 0 });
  }
  return svg;
}
