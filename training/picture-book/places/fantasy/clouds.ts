import { isDark, type Place } from "../place.ts";
import { cloud, drawSky } from "../sky.ts";

export const clouds: Place = {
  kind: "elsewhere",
  draw: (s) =>
    drawSky(s) +
    cloud(s.ink, 40, 130, 30, s.time) +
    cloud(s.ink, 214, 118, 34, s.time) +
    cloud(s.ink, 128, 158, 30, s.time) +
    ["#d9604f", "#eea04c", "#f0d060", "#79b070", "#5a94c4", "#8a6ab0"]
      .map(
        (colour, i) =>
          `<path d="M${24 + i * 7} 200A${104 - i * 7} ${104 - i * 7} 0 0 1 ${232 - i * 7} 200" fill="none" stroke="${colour}" stroke-width="7" stroke-opacity="${isDark(s) ? 0.25 : 0.55}"/>`,
      )
      .join("") +
    cloud(s.ink, 20, 214, 42, s.time) +
    cloud(s.ink, 236, 212, 46, s.time) +
    cloud(s.ink, 128, 224, 58, s.time) +
    cloud(s.ink, 60, 248, 50, s.time) +
    cloud(s.ink, 196, 250, 52, s.time),
};
