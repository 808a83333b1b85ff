import type { Colour } from "../../../drawing/colour.ts";
import { circlePath, polygon } from "../../geometry.ts";
import { shadow } from "../../light.ts";
import { ground } from "../parts/ground.ts";
import { turf } from "../parts/snow.ts";
import { arch } from "../parts/walls.ts";
import { isLamplit, type Place, type Setting } from "../place.ts";
import { drawSky } from "../sky.ts";

export const open = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "outdoors",
  draw: (setting) => drawSky(setting) + draw(setting),
  ...(front ? { front } : {}),
});

export function pane(s: Setting, x: number, y: number, w: number, h: number): string {
  const on = isLamplit(s);
  return (
    s.ink.rect(x, y, w, h, on ? "#ffd98a" : "#a9c8d2", { line: 0.5, selfLit: on }) +
    s.ink.stroke(`M${x + w / 2} ${y}V${y + h}M${x} ${y + h / 2}H${x + w}`, "#f6eedd", 1.1)
  );
}

/** A house front on (x, y) with a gable. */
export function house(
  s: Setting,
  x: number,
  y: number,
  w: number,
  h: number,
  wall: Colour,
  roof: Colour,
  door?: Colour,
): string {
  const { ink } = s;
  const snow = s.weather === "snow" ? "#eef2f6" : roof;
  const rows = Math.max(1, Math.floor(h / 38));
  let svg =
    ink.rect(x, y - h, w, h, wall, { line: 0.6 }) +
    ink.patch(`M${x + w * 0.76} ${y - h}h${w * 0.24}v${h}h${-w * 0.24}Z`, shadow(wall, 0.6), 0.5) +
    ink.shape(
      polygon([
        [x - 5, y - h + 1],
        [x + w * 0.5, y - h - w * 0.5],
        [x + w + 5, y - h + 1],
      ]),
      snow,
      { line: 0.6 },
    );
  for (let row = 0; row < rows; row++) {
    const top = y - h + 10 + row * 36;
    for (const u of [0.16, 0.62])
      if (!(door && row === rows - 1 && u > 0.5)) svg += pane(s, x + w * u, top, w * 0.22, 18);
  }
  if (door)
    svg +=
      ink.shape(arch(x + w * 0.58, y - 30, w * 0.28, 30), door, { line: 0.6 }) +
      ink.patch(circlePath(x + w * 0.8, y - 13, 1.3), "#f2d27a");
  return svg;
}

export function streetLamp(s: Setting, x: number, y: number, h: number): string {
  const on = isLamplit(s);
  return (
    s.ink.stroke(`M${x} ${y}V${y - h}`, "#4a4550", 2.6) +
    (on ? s.ink.glow(x, y - h - 4, 46, "#ffd68a", 0.7) : "") +
    s.ink.shape(
      polygon([
        [x - 5, y - h - 10],
        [x + 5, y - h - 10],
        [x + 3.4, y - h + 1],
        [x - 3.4, y - h + 1],
      ]),
      on ? "#ffe9ae" : "#e9e4d6",
      { line: 0.6, selfLit: on },
    ) +
    s.ink.patch(
      polygon([
        [x - 7, y - h - 9],
        [x, y - h - 15],
        [x + 7, y - h - 9],
      ]),
      "#4a4550",
    )
  );
}

export const paving = (s: Setting, y: number, colour: Colour) => {
  const paved = turf(s, colour);
  return (
    ground(s.ink, [y, y], paved) +
    s.ink.stroke(
      `M0 ${y + 16}H256M0 ${y + 38}H256M30 ${y}V${y + 16}M100 ${y}V${y + 16}M176 ${y}V${y + 16}M60 ${y + 16}V${y + 38}M150 ${y + 16}V${y + 38}M222 ${y + 16}V${y + 38}M20 ${y + 38}V262M110 ${y + 38}V262M200 ${y + 38}V262`,
      shadow(paved, 0.7),
      0.9,
    )
  );
};
