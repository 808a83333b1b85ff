import type { Random } from "../drawing/random.ts";
import { document, render, rgb } from "../drawing/render.ts";
import { compose } from "./compose.ts";
import { Ink } from "./ink.ts";
import type { Doing, Panel } from "./panel.ts";
import type { Character } from "./people/character.ts";
import type { Expression } from "./people/expressions.ts";
import type { Facing } from "./people/facing.ts";
import { drawFigure } from "./people/figure.ts";
import { type PoseName, poses } from "./people/poses/index.ts";
import { varied } from "./people/skeleton.ts";
import { finish } from "./render.ts";

const posesOfPhotos: Partial<Record<PoseName, number>> = {
  standing: 40,
  waving: 8,
  walking: 7,
  "hands on hips": 10,
  "arms crossed": 5,
  sitting: 3,
  pointing: 3,
  cheering: 5,
  shrugging: 3,
  thinking: 5,
  clapping: 3,
  dancing: 4,
  running: 2,
};
const expressionsOfPhotos: Partial<Record<Expression, number>> = {
  neutral: 40,
  happy: 38,
  laughing: 9,
  surprised: 4,
  sad: 3,
  angry: 2,
  winking: 2,
};
const facingsOfPhotos: Record<Facing, number> = { front: 60, left: 17, right: 17, "far left": 3, "far right": 3 };

/** How somebody poses for a photo: mostly calm, mostly towards us. */
export function photoDoing(random: Random): Doing {
  return {
    pose: random.weighted(posesOfPhotos),
    stance: random.int(2 ** 31),
    expression: random.weighted(expressionsOfPhotos),
    facing: random.weighted(facingsOfPhotos),
    object: null,
  };
}

/** A character alone, `size` pixels square: the whole figure on a plain ground of one colour. RGB. */
export function plainPortrait(
  random: Random,
  character: Character,
  doing: Doing,
  size: number,
  background: string,
): Uint8Array {
  const ink = new Ink({ style: "storybook", prefix: "p" });
  const scale = 2.05;
  const figure = drawFigure(ink.at(scale), character, {
    pose: varied(poses[doing.pose], random),
    expression: doing.expression,
    facing: doing.facing,
    held: null,
  });
  const body = figure.layers.map(({ svg }) => svg).join("");
  const svg = `<rect width="256" height="256" fill="${background}"/><ellipse cx="128" cy="241" rx="40" ry="7" fill="#2b1736" fill-opacity=".16"/><g transform="translate(128 242) scale(${scale})">${body}</g>`;
  return rgb(render(document(size, "0 0 256 256", ink.defs, svg)));
}

/** A character in a place by day, as a holiday photo would show it: the whole figure or half of it. RGB. */
export function placePortrait(
  random: Random,
  character: Character,
  doing: Doing,
  size: number,
  place: string,
): Uint8Array {
  const half = random.chance(0.5);
  const panel: Panel = {
    people: [
      {
        character,
        shown: character,
        wearing: null,
        doing,
        x: 128,
        y: half ? 352 : 240,
        scale: half ? 3 : 2,
        position: "middle",
        behind: false,
      },
    ],
    action: null,
    meeting: null,
    actions: [],
    relation: null,
    place,
    time: "day",
    weather: "clear",
    style: "storybook",
    framing: half ? "half" : "full",
    prop: null,
  };
  const picture = rgb(render(compose(panel, size).svg));
  finish(picture, size, "storybook");
  return picture;
}
