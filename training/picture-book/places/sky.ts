import { type Colour, mix } from "../../drawing/colour.ts";
import { Random } from "../../drawing/random.ts";
import { band, circlePath, type Point } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import type { Time } from "../light.ts";
import type { Setting, Weather } from "./place.ts";

const skies: Record<Time, readonly [Colour, Colour]> = {
  morning: ["#a9bfe0", "#fbd9b8"],
  day: ["#6fb6dc", "#d5ecea"],
  sunset: ["#7d5a9c", "#f8a860"],
  night: ["#171f4a", "#3f5690"],
};
const greys: Record<Time, Colour> = { morning: "#c3c6d0", day: "#b9c4cb", sunset: "#9a8794", night: "#2c3556" };
const cloudColours: Record<Time, readonly [Colour, Colour]> = {
  morning: ["#fdeee2", "#efc9c0"],
  day: ["#fdfaf0", "#d6e2e6"],
  sunset: ["#fbbf86", "#d9736a"],
  night: ["#4b5b92", "#34427a"],
};
/** How far the weather draws the sky to grey. */
const overcast: Record<Weather, number> = { clear: 0, cloudy: 0.6, rain: 0.75, snow: 0.55, fog: 0.7 };

export function skyColours(time: Time, weather: Weather): [Colour, Colour] {
  const [top, bottom] = skies[time];
  return [mix(top, greys[time], overcast[weather]), mix(bottom, greys[time], overcast[weather] * 0.8)];
}

/** A cloud with a flat belly and a lit back. */
export function cloud(_ink: Ink, x: number, y: number, size: number, time: Time, weather: Weather = "clear"): string {
  const [light, dark] = cloudColours[time];
  const [lit, belly] = [
    mix(light, greys[time], overcast[weather] * 0.5),
    mix(dark, greys[time], overcast[weather] * 0.5),
  ];
  const lumps = (dx: number, dy: number) =>
    [
      [-0.9, 0, 0.36],
      [-0.4, -0.28, 0.5],
      [0.2, -0.36, 0.56],
      [0.72, -0.1, 0.42],
      [1.1, 0.06, 0.26],
    ]
      .map(([u, v, r]) => circlePath(x + (u! + dx) * size, y + (v! + dy) * size * 0.8, r! * size, r! * size * 0.8))
      .join("") +
    band(
      [
        [x - size * 1.2, y + size * (0.14 + dy)],
        [x, y + size * (0.16 + dy)],
        [x + size * 1.36, y + size * (0.14 + dy)],
      ],
      [size * 0.3, size * 0.46, size * 0.24],
    );
  return `<path d="${lumps(0, 0)}" fill="${belly}"/><path d="${lumps(-0.05, -0.13)}" fill="${lit}"/>`;
}

/** Broad strokes of the brush across a flat colour, as gouache leaves them. */
function brushwork(
  colour: Colour,
  opacity: number,
  strokes: readonly (readonly [number, number, number, number])[],
): string {
  const d = strokes.map(([x, y, length, width]) => {
    const points: Point[] = [
      [x, y],
      [x + length * 0.3, y - width * 0.12],
      [x + length * 0.7, y + width * 0.1],
      [x + length, y - width * 0.05],
    ];
    return band(points, [width * 0.3, width, width * 0.9, width * 0.2]);
  });
  return `<path d="${d.join("")}" fill="${colour}" fill-opacity="${opacity}"/>`;
}

/** The sky behind an open place, down to y = 190. */
export function drawSky({ ink, time, weather }: Setting): string {
  const [top, bottom] = skyColours(time, weather);
  let svg = `<rect width="256" height="256" fill="${ink.fade(top, bottom, true)}"/>`;
  svg += brushwork(mix(top, bottom, 0.8), 0.3, [
    [-20, 30, 190, 13],
    [70, 62, 210, 15],
    [-30, 92, 170, 11],
    [120, 116, 160, 12],
  ]);
  const clear = weather === "clear";
  if (time === "night") {
    const random = new Random(11);
    if (weather === "clear" || weather === "snow") {
      let stars = "";
      for (let i = 0; i < 26; i++)
        stars += circlePath(random.range(4, 252), random.range(4, 120), random.range(0.5, 1.25));
      svg += `<path d="${stars}" fill="#fdf3cf" fill-opacity=".9"/>`;
    }
    if (clear)
      svg +=
        ink.glow(206, 40, 46, "#fdf0c4", 0.5) +
        `<path d="${circlePath(206, 40, 16)}" fill="#fbf0cc"/><path d="${circlePath(201, 36, 3.4)}${circlePath(211, 45, 2.4)}${circlePath(209, 33, 1.6)}" fill="#e6d6a4"/>`;
  } else if (clear) {
    const [x, y, r, colour]: [number, number, number, Colour] =
      time === "day"
        ? [52, 42, 17, "#ffe08a"]
        : time === "morning"
          ? [196, 104, 18, "#ffe3a6"]
          : [62, 118, 22, "#ffd27a"];
    svg +=
      ink.glow(x, y, r * 4.2, time === "sunset" ? "#ffb35c" : "#fff0bd", 0.62) +
      `<path d="${circlePath(x, y, r)}" fill="${colour}"/>`;
  }
  const many = weather === "cloudy" || weather === "rain" || weather === "snow";
  const places: [number, number, number][] = many
    ? [
        [40, 36, 26],
        [120, 22, 30],
        [208, 44, 28],
        [84, 70, 20],
        [170, 82, 18],
      ]
    : weather === "fog"
      ? []
      : [
          [128, 34, 17],
          [224, 76, 14],
        ];
  return svg + places.map(([x, y, size]) => cloud(ink, x, y, size, time, weather)).join("");
}

/** Banks of mist, which lie behind people so that their faces stay clear. */
export function drawFog({ ink, weather, time }: Setting): string {
  if (weather !== "fog") return "";
  const veil = time === "night" ? "#8f9cc0" : "#f1efe8";
  const bank = (y: number, height: number, opacity: number) =>
    `<path d="${band(
      [
        [-30, y],
        [60, y - 6],
        [150, y + 5],
        [290, y - 3],
      ],
      [height * 0.7, height, height * 0.9, height],
    )}" fill="${ink.tone(veil)}" fill-opacity="${opacity}"/>`;
  return bank(92, 40, 0.28) + bank(150, 56, 0.3) + bank(222, 66, 0.32);
}

/** Rain or snow over the whole picture. */
export function drawWeather({ weather, time }: Setting): string {
  const random = new Random(7);
  if (weather === "rain") {
    let d = "";
    for (let i = 0; i < 46; i++) {
      const [x, y, length] = [random.range(-6, 262), random.range(-10, 250), random.range(9, 17)];
      d += `M${x.toFixed(1)} ${y.toFixed(1)}l${(-length * 0.25).toFixed(1)} ${length.toFixed(1)}`;
    }
    return `<path d="${d}" fill="none" stroke="#e4eef6" stroke-width="1.1" stroke-linecap="round" stroke-opacity="${time === "night" ? 0.5 : 0.75}"/>`;
  }
  if (weather === "snow") {
    let d = "";
    for (let i = 0; i < 60; i++) d += circlePath(random.range(0, 256), random.range(0, 256), random.range(1.1, 2.7));
    return `<path d="${d}" fill="#fffdf8" fill-opacity=".92"/>`;
  }
  return "";
}
