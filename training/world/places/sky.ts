import type { Rgb } from "../../drawing/colour.ts";
import type { Random } from "../../drawing/random.ts";
import type { Ink } from "../ink.ts";
import type { Setting, Time, Weather } from "./place.ts";

/** The colours of the sky are of their time and are not multiplied by its light. */
const skies: Record<Time, [string, string]> = {
  morning: ["#a9d8ee", "#fdebd0"],
  day: ["#7cc3ec", "#d9f0f7"],
  sunset: ["#8f7fc0", "#fbb478"],
  night: ["#1c2353", "#4a559a"],
};
const grey: Record<Time, [string, string]> = {
  morning: ["#b4bfc9", "#e3e2dc"],
  day: ["#a3b4c2", "#dbe3e6"],
  sunset: ["#8d86a3", "#e0b39a"],
  night: ["#252b4b", "#4c5578"],
};

/** What the light of a time multiplies the colours of things by. */
export const placeLight: Record<Time, Rgb> = {
  morning: [1, 0.98, 0.93],
  day: [1, 1, 1],
  sunset: [1, 0.83, 0.76],
  night: [0.46, 0.52, 0.82],
};
export const figureLight: Record<Time, Rgb> = {
  morning: [1, 0.99, 0.96],
  day: [1, 1, 1],
  sunset: [1, 0.93, 0.87],
  night: [0.76, 0.79, 0.95],
};

function cloud(ink: Ink, x: number, y: number, size: number, colour: string, opacity: number): string {
  const s = size;
  return ink.path(
    `M${x - s} ${y}C${x - s * 1.2} ${y - s * 0.4} ${x - s * 0.7} ${y - s * 0.55} ${x - s * 0.5} ${y - s * 0.4}C${x - s * 0.3} ${y - s * 0.8} ${x + s * 0.3} ${y - s * 0.75} ${x + s * 0.4} ${y - s * 0.38}C${x + s * 0.8} ${y - s * 0.55} ${x + s * 1.2} ${y - s * 0.3} ${x + s} ${y}Z`,
    colour,
    { line: 0, opacity },
  );
}

/** The whole sky, drawn in plain light. */
export function drawSky(ink: Ink, random: Random, time: Time, weather: Weather): string {
  const dull = weather !== "clear";
  const [top, bottom] = (dull ? grey : skies)[time];
  let svg = `<rect width="256" height="200" fill="${ink.fade(top, bottom)}"/>`;
  if (time === "night") {
    if (!dull) {
      for (let i = 0; i < 26; i++)
        svg += ink.circle(random.range(2, 254), random.range(2, 120), random.range(0.6, 1.5), "#fdf3c8", { line: 0 });
    }
    const x = random.range(30, 226);
    if (weather !== "rain")
      svg +=
        ink.glow(x, 36, 44, "#f5efcf", 0.5) +
        ink.circle(x, 36, 14, "#fbf3d2", { line: 0 }) +
        ink.circle(x + 4, 33, 3, "#ece0b6", { line: 0 }) +
        ink.circle(x - 4, 41, 2, "#ece0b6", { line: 0 });
  } else if (!dull) {
    const y = time === "sunset" ? 118 : time === "morning" ? 78 : 36;
    const x = random.range(30, 226);
    const colour = time === "sunset" ? "#ffdf9a" : "#fff2b8";
    svg +=
      ink.glow(x, y, 60, colour, 0.8) +
      ink.circle(x, y, time === "sunset" ? 21 : 16, time === "sunset" ? "#ffc85e" : "#ffe07a", { line: 0 });
  }
  const clouds = weather === "cloudy" ? 6 : weather === "clear" ? random.int(4) : 4;
  const colour = time === "night" ? "#6a75a8" : time === "sunset" ? "#fbd0b0" : dull ? "#eef1f1" : "#ffffff";
  for (let i = 0; i < clouds; i++)
    svg += cloud(
      ink,
      random.range(0, 256),
      random.range(24, 104),
      random.range(20, 42),
      colour,
      time === "night" ? 0.5 : 0.88,
    );
  return svg;
}

/** Rain, snow and fog over everything. */
export function drawWeather(ink: Ink, setting: Setting): string {
  const { random, weather } = setting;
  if (weather === "rain") {
    let d = "";
    for (let i = 0; i < 64; i++)
      d += `M${Math.round(random.range(-10, 256))} ${Math.round(random.range(-10, 250))}l-4 12`;
    return `<path d="${d}" stroke="#dcecf6" stroke-width="1.3" stroke-linecap="round" stroke-opacity=".7" fill="none"/>`;
  }
  if (weather === "snow") {
    let svg = "";
    for (let i = 0; i < 70; i++)
      svg += `<circle cx="${Math.round(random.range(0, 256))}" cy="${Math.round(random.range(0, 256))}" r="${random.pick([1, 1.5, 2.2])}"/>`;
    return `<g fill="#fff" fill-opacity=".92">${svg}</g>`;
  }
  if (weather === "fog") {
    const id = ink.define(
      "fog",
      (name) =>
        `<linearGradient id="${name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e9edf0" stop-opacity=".15"/><stop offset=".6" stop-color="#e9edf0" stop-opacity=".3"/><stop offset="1" stop-color="#e9edf0" stop-opacity=".1"/></linearGradient>`,
    );
    return `<rect width="256" height="256" fill="url(#${id})"/>`;
  }
  return "";
}
