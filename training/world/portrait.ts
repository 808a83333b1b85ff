import type { Random } from "../drawing/random.ts";
import { document, render, rgb } from "../drawing/render.ts";
import type { Character } from "./characters.ts";
import { compose } from "./compose.ts";
import type { Acting } from "./figure.ts";
import { drawFigure } from "./figure.ts";
import { Ink } from "./ink.ts";
import type { Panel } from "./panel.ts";

/** Calm poses, as people stand for a photo. */
export function photoActing(random: Random): Acting {
  return {
    pose: random.weighted({ standing: 6, waving: 1.5, "hands on hips": 1.5, thinking: 0.6 }),
    expression: random.weighted({ neutral: 4, happy: 5, laughing: 1 }),
    facing: random.weighted({ front: 7, left: 1, right: 1 }),
    object: null,
  };
}

/** RGB of a character alone, `size` pixels square, the whole figure on a plain ground of one colour. */
export function plainPortrait(
  character: Character,
  acting: Acting,
  size: number,
  background: string,
  scale = 2.05,
): Uint8Array {
  const ink = new Ink({ style: "storybook", prefix: "p" });
  const figure = drawFigure(ink.at(scale), character, acting);
  const body = figure.layers.map((layer) => layer.svg).join("");
  const svg = `<rect width="256" height="256" fill="${background}"/><ellipse cx="128" cy="243" rx="44" ry="8" fill="#1d1733" fill-opacity=".16"/><g transform="translate(128 242) scale(${scale})">${body}</g>`;
  return rgb(render(document(size, "0 0 256 256", ink.defs, svg)));
}

/** RGB of a character standing in a place by day, as a holiday photo would show it. */
export function placePortrait(
  random: Random,
  character: Character,
  acting: Acting,
  size: number,
  place: string,
): Uint8Array {
  const panel: Panel = {
    people: [{ character, shown: character, wearing: null, acting, x: 128, y: 238, scale: 1.9, position: "middle" }],
    action: null,
    meeting: null,
    actions: [],
    place,
    time: "day",
    weather: "clear",
    style: "storybook",
    framing: "full",
    placeSeed: random.int(2 ** 31),
    mirrored: random.chance(0.5),
  };
  return rgb(render(compose(panel, size).svg));
}
