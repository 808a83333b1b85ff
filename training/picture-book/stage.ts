import type { Colour } from "../drawing/colour.ts";
import { document, render, rgb } from "../drawing/render.ts";
import { Ink } from "./ink.ts";
import { figures, indoors, outdoors, plainLight, type Time } from "./light.ts";
import { type ThingName, things } from "./objects/index.ts";
import type { Character } from "./people/character.ts";
import type { Expression } from "./people/expressions.ts";
import type { Facing } from "./people/facing.ts";
import { drawFigure } from "./people/figure.ts";
import { type PoseName, poses } from "./people/poses/index.ts";
import { hasTimes, places } from "./places/index.ts";

/** Single things of the world, drawn to be looked at; RGB of `side` pixels square. */
export interface Look {
  pose?: PoseName;
  expression?: Expression;
  facing?: Facing;
  object?: ThingName;
}

const grounds: readonly Colour[] = ["#efe3cf", "#dfe6e0", "#e9dcd8", "#dde3ea"];

/** @param height how much of a figure is seen: 46 = a head, 72 = half of a figure, 136 = all of it */
export function drawAlone(character: Character, look: Look, side: number, height: number, ground: number): Uint8Array {
  const ink = new Ink({ style: "storybook", prefix: "f", light: figures.day });
  const scale = 256 / height;
  const { pose = "standing", expression = "happy", facing = "front", object } = look;
  const figure = drawFigure(ink.at(scale), character, {
    pose: poses[pose],
    expression,
    facing,
    held: object ? things[object] : null,
  });
  const [x, y] = figure.head;
  const whole = height > 100;
  const place = whole
    ? `translate(128 240)`
    : `translate(${128 - x * scale} ${256 * (height < 60 ? 0.5 : 0.32) - y * scale})`;
  const body = figure.layers.map(({ svg }) => svg).join("");
  const back = `<rect width="256" height="256" fill="${grounds[ground % grounds.length]}"/>`;
  return rgb(
    render(document(side, "0 0 256 256", ink.defs, `${back}<g transform="${place} scale(${scale})">${body}</g>`)),
  );
}

export function drawPlace(name: string, time: Time, side: number): Uint8Array {
  const place = places[name]!;
  const light = place.kind === "indoors" ? indoors[time] : hasTimes(name) ? outdoors[time] : plainLight;
  const ink = new Ink({ style: "storybook", prefix: "p", light, darkness: 0, width: 0.95 });
  const setting = { ink, time, weather: "clear" as const };
  return rgb(render(document(side, "0 0 256 256", ink.defs, place.draw(setting) + (place.front?.(setting) ?? ""))));
}
