import { Random } from "../drawing/random.ts";
import { document } from "../drawing/render.ts";
import { Ink } from "./ink.ts";
import { figures, figuresInLamplight, indoors, outdoors, plainLight } from "./light.ts";
import { things } from "./objects/index.ts";
import type { Doing, Framing, Panel, Person } from "./panel.ts";
import { type Acting, drawFigure, type Figure } from "./people/figure.ts";
import { poses } from "./people/poses/index.ts";
import { varied } from "./people/skeleton.ts";
import { hasTimes, places } from "./places/index.ts";
import type { Setting } from "./places/place.ts";
import { drawFog, drawWeather } from "./places/sky.ts";
import { personSilhouette, silhouette } from "./silhouette.ts";

export interface Composed {
  /** The picture, 256 units square. */
  svg: string;
  /** The same people in red, green and blue (the panel's first to third) on black. */
  mask: string;
  /** Joints of each person in picture units. */
  joints: [number, number][][];
}

const f = (value: number) => Math.round(value * 100) / 100;

/** The acting that a doing stands for: its pose as this person takes it. */
export function actingOf(doing: Doing): Acting {
  return {
    pose: varied(poses[doing.pose], new Random(doing.stance)),
    expression: doing.expression,
    facing: doing.facing,
    held: doing.object === null ? null : things[doing.object],
  };
}

/** Where a figure goes: an SVG transform, and the same for points. */
function placed(
  person: Person,
  figure: Figure,
): { transform: string; point: (at: readonly [number, number]) => [number, number] } {
  const lies = person.doing.pose === "sleeping";
  const way = person.doing.facing.includes("left") ? 1 : -1;
  const turn = lies ? way * 84 : 0;
  const [hx, hy] = figure.hip;
  // The middle of who lies is between hip and chest.
  const [across, down] = lies ? [way * -6, -9 - hy] : [0, 0];
  const angle = (turn * Math.PI) / 180;
  return {
    transform: `translate(${f(person.x)} ${f(person.y)}) scale(${f(person.scale)})${lies ? ` translate(${f(across)} ${f(down)}) rotate(${turn} ${f(hx)} ${f(hy)})` : ""}`,
    point: ([x, y]) => {
      const [u, v] = [x - hx, y - hy];
      const px = hx + u * Math.cos(angle) - v * Math.sin(angle) + across;
      const py = hy + u * Math.sin(angle) + v * Math.cos(angle) + down;
      return [person.x + px * person.scale, person.y + py * person.scale];
    },
  };
}

/** A stool, log or mat that the pose needs, and the shadow on the ground, in figure units. */
function support(ink: Ink, person: Person, figure: Figure, inside: boolean): { shadow: string; thing: string } {
  const { pose } = person.doing;
  const wide =
    pose === "sleeping"
      ? 46
      : pose === "sitting on the ground"
        ? 25
        : pose === "floating" || pose === "jumping"
          ? 12
          : 17;
  const shadow = `<ellipse cx="0" cy="-0.6" rx="${wide}" ry="${f(wide * 0.19)}" fill="#2b1736" fill-opacity=".24"/>`;
  if (pose === "sitting") {
    const top = figure.seat;
    const x = f(figure.hip[0]);
    const seat = inside
      ? ink.rect(x - 9, top + 2, 3, -top - 2, "#8a5c3a") +
        ink.rect(x + 6, top + 2, 3, -top - 2, "#8a5c3a") +
        ink.rect(x - 12, top - 1, 24, 4.6, "#b57a4a", { round: 2 })
      : ink.rect(x - 12, top - 1, 24, -top + 1, "#96683f", { round: 4 }) + ink.ellipse(x, top + 1, 12, 2.8, "#d5ab76");
    return { shadow, thing: seat };
  }
  if (pose === "sleeping")
    return {
      shadow,
      thing:
        ink.rect(-52, -3.4, 104, 6, "#c9767f", { round: 3 }) +
        ink.rect(person.doing.facing.includes("left") ? 24 : -54, -10, 30, 9, "#fbf5e8", { round: 4.5 }),
    };
  return { shadow, thing: "" };
}

/** How much closer the place comes with the people, and what stays in its place. */
const zooms: Record<Framing, readonly [number, number]> = {
  "close-up": [1.75, 118],
  half: [1.36, 128],
  full: [1.04, 200],
  wide: [1, 200],
};

/** Puts a panel together: place, people from back to front, what stands before them, weather. */
export function compose(panel: Panel, size: number): Composed {
  const place = places[panel.place]!;
  const inside = place.kind === "indoors";
  const open = place.kind === "outdoors" || hasTimes(panel.place);
  const { time, style, weather } = panel;
  const fog = weather === "fog" ? 0.24 : 0;
  const haze = { colour: time === "night" ? "#5a678f" : "#e9e9e4", share: fog };
  const close = panel.framing === "close-up" ? 1.3 : panel.framing === "half" ? 1.1 : 1;
  const ink = new Ink({
    style,
    prefix: "p",
    light: inside ? indoors[time] : open ? outdoors[time] : plainLight,
    haze,
    darkness: 0,
    width: 0.95,
  });
  const people = new Ink({
    style,
    prefix: "f",
    light: inside ? (time === "night" ? figuresInLamplight : figures[time]) : open ? figures[time] : plainLight,
    haze: { ...haze, share: fog * 0.3 },
    width: 1.35 * close,
  });
  const [zoom, fixed] = zooms[panel.framing];
  const setting: Setting = { ink: ink.at(zoom), time, weather };
  const stage = `translate(${f(128 - 128 * zoom)} ${f(fixed - fixed * zoom)}) scale(${zoom})`;
  let picture = `<g transform="${stage}">${place.draw(setting)}</g>${drawFog(setting)}`;
  let mask = `<rect width="256" height="256" fill="#000000"/>`;
  const joints: [number, number][][] = [];
  if (panel.prop) {
    const scale = (panel.framing === "wide" ? 1.2 : 1.9) * 1.15;
    picture += `<ellipse cx="${panel.prop.x}" cy="226" rx="${f(10 * scale)}" ry="${f(2 * scale)}" fill="#2b1736" fill-opacity=".22"/><g transform="translate(${panel.prop.x} ${f(225 - 5.6 * scale)}) scale(${f(scale)})">${things[panel.prop.thing].draw(people.at(scale))}</g>`;
  }
  const order = panel.people
    .map((person, slot) => ({ person, slot }))
    .sort((a, b) => Number(b.person.behind) - Number(a.person.behind) || a.person.y - b.person.y);
  for (const { person, slot } of order) {
    const figureInk = people.at(person.scale);
    const figure = drawFigure(figureInk, person.shown, actingOf(person.doing), (256 - person.y) / person.scale);
    const { transform, point } = placed(person, figure);
    const { shadow, thing } = support(figureInk, person, figure, inside);
    const base = `translate(${f(person.x)} ${f(person.y)}) scale(${f(person.scale)})`;
    picture += `<g transform="${base}">${shadow}${thing}</g><g transform="${transform}">${figure.layers.map(({ svg }) => svg).join("")}</g>`;
    const colour = ["#ff0000", "#00ff00", "#0000ff"][slot]!;
    mask += `<g transform="${transform}">${figure.layers.map((layer) => (layer.person ? personSilhouette(layer.svg, colour) : silhouette(layer.svg, "#000000"))).join("")}</g>`;
    joints[slot] = figure.joints.map(point);
  }
  const front = panel.framing === "full" || panel.framing === "wide" ? (place.front?.(setting) ?? "") : "";
  const before = front === "" ? "" : `<g transform="${stage}">${front}</g>`;
  const view = "0 0 256 256";
  return {
    svg: document(size, view, ink.defs + people.defs, picture + before + drawWeather({ ink, time, weather })),
    mask: document(64, view, "", mask + silhouette(before, "#000000")),
    joints,
  };
}
