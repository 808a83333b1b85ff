import { darken } from "../drawing/colour.ts";
import { Random } from "../drawing/random.ts";
import { document, flat } from "../drawing/render.ts";
import { drawFigure, type Figure } from "./figure.ts";
import { Ink } from "./ink.ts";
import type { Panel, Person } from "./panel.ts";
import { places } from "./places/index.ts";
import { drawSky, drawWeather, figureLight, placeLight } from "./places/sky.ts";

export interface Composed {
  /** The picture, 256 units square. */
  svg: string;
  /** The same people in red, green and blue (slots 0 to 2) on black. */
  mask: string;
  /** Joints of each person in picture units. */
  joints: [number, number][][];
}

const f = (value: number) => Math.round(value * 100) / 100;

/** Where a figure goes: an SVG transform, and the same for points. */
function placed(
  person: Person,
  figure: Figure,
): { transform: string; point: (at: readonly [number, number]) => [number, number] } {
  const lying = figure.turn !== 0;
  const down = lying ? -9.5 - figure.hip[1] : 0;
  const turn = lying ? ` rotate(${f(figure.turn)} ${f(figure.hip[0])} ${f(figure.hip[1])})` : "";
  const across = lying ? Math.sign(figure.turn) * -18 : 0;
  const angle = (figure.turn * Math.PI) / 180;
  return {
    transform: `translate(${f(person.x)} ${f(person.y)}) scale(${f(person.scale)})${lying ? ` translate(${f(across)} ${f(down)})` : ""}${turn}`,
    point: ([x, y]) => {
      const u = x - figure.hip[0];
      const v = y - figure.hip[1];
      const px = figure.hip[0] + u * Math.cos(angle) - v * Math.sin(angle) + across;
      const py = figure.hip[1] + u * Math.sin(angle) + v * Math.cos(angle) + down;
      return [person.x + px * person.scale, person.y + py * person.scale];
    },
  };
}

/** A stool, log or mat that the pose needs, and the shadow on the ground, in figure units. */
function support(ink: Ink, person: Person, figure: Figure, indoors: boolean): { shadow: string; thing: string } {
  const { pose, facing } = person.acting;
  const wide = pose === "sleeping" ? 48 : pose === "sitting" ? 20 : pose === "running" || pose === "jumping" ? 17 : 19;
  const shadow =
    pose === "floating"
      ? ""
      : `<ellipse cx="0" cy="0.6" rx="${wide}" ry="${f(wide * 0.2)}" fill="#1d1733" fill-opacity=".26"/>`;
  if (pose === "sitting") {
    const top = figure.hip[1] + 2;
    const x = facing === "left" ? 3 : -3;
    const seat = indoors
      ? ink.rect(x - 11, top + 3, 3, -top - 3, "#8a5c3a") +
        ink.rect(x + 8, top + 3, 3, -top - 3, "#8a5c3a") +
        ink.rect(x - 13, top, 26, 5, "#b57a4a", { round: 2, shade: true })
      : ink.rect(x - 14, top, 28, -top + 1, "#96683f", { round: 5, shade: true }) +
        ink.ellipse(x, top + 2.4, 14, 3.2, "#d5ab76") +
        ink.stroke(`M${x - 6} ${f(top + 2.4)}q6 -2 12 0`, "#a9794c", 0.9);
    return { shadow, thing: seat };
  }
  if (pose === "sleeping")
    return {
      shadow,
      thing:
        ink.rect(-50, -3, 100, 6, darken("#d98198", 0.05), { round: 3, shade: true }) +
        ink.rect(facing === "left" ? 24 : -52, -11, 28, 10, "#fbf5e8", { round: 5 }),
    };
  return { shadow, thing: "" };
}

/** Puts a panel together: place, people from back to front, what stands before them, weather. */
export function compose(panel: Panel, size = 256): Composed {
  const place = places[panel.place]!;
  const random = new Random(panel.placeSeed);
  const indoors = place.kind === "indoors";
  const dim = place.kind === "outdoors";
  const fog = panel.weather === "fog" ? 0.3 : 0;
  const ink = new Ink({
    style: panel.style,
    prefix: "p",
    light: indoors
      ? panel.time === "night"
        ? [0.84, 0.8, 0.84]
        : panel.time === "sunset"
          ? [1, 0.93, 0.86]
          : [1, 1, 1]
      : dim
        ? placeLight[panel.time]
        : [1, 1, 1],
    haze: { colour: "#e4e9ec", share: fog },
  });
  const sky = new Ink({ style: panel.style, prefix: "s" });
  const people = new Ink({
    style: panel.style,
    prefix: "f",
    light: dim ? figureLight[panel.time] : indoors && panel.time === "night" ? [0.95, 0.92, 0.94] : [1, 1, 1],
    haze: { colour: "#e4e9ec", share: fog * 0.4 },
  });
  const setting = { ink, random, time: panel.time, weather: panel.weather };
  const behind = (dim ? drawSky(sky, random, panel.time, panel.weather) : "") + place.draw(setting);
  const front = place.front?.(setting) ?? "";
  const zoom =
    panel.framing === "close-up" ? 1.7 : panel.framing === "half" ? 1.35 : panel.framing === "full" ? 1.06 : 1;
  const lift = 150 - 150 * zoom + (zoom - 1) * (panel.framing === "half" || panel.framing === "close-up" ? 30 : 0);
  const flip = panel.mirrored ? `translate(256 0) scale(-1 1) ` : "";
  const stage = `${flip}translate(${f(128 - 128 * zoom)} ${f(Math.min(0, lift))}) scale(${f(zoom)})`;
  let picture = `<g transform="${stage}">${behind}</g>`;
  let mask = `<rect width="256" height="256" fill="#000000"/>`;
  const joints: [number, number][][] = [];
  const order = panel.people.map((person, slot) => ({ person, slot })).sort((a, b) => a.person.y - b.person.y);
  for (const { person, slot } of order) {
    const figureInk = people.at(person.scale);
    const figure = drawFigure(figureInk, person.shown, person.acting);
    const { transform, point } = placed(person, figure);
    const { shadow, thing } = support(figureInk, person, figure, indoors);
    const base = `translate(${f(person.x)} ${f(person.y)}) scale(${f(person.scale)})`;
    picture += `<g transform="${base}">${shadow}${thing}</g><g transform="${transform}">${figure.layers.map((layer) => layer.svg).join("")}</g>`;
    mask += `<g transform="${base}">${flat(thing, "#000000")}</g><g transform="${transform}">${figure.layers.map((layer) => flat(layer.svg, layer.person ? ["#ff0000", "#00ff00", "#0000ff"][slot]! : "#000000")).join("")}</g>`;
    joints[slot] = figure.joints.map(point);
  }
  const before = panel.framing === "full" || panel.framing === "wide" ? `<g transform="${stage}">${front}</g>` : "";
  const weather = drawWeather(sky, { ...setting, ink: sky });
  const view = "0 0 256 256";
  return {
    svg: document(size, view, ink.defs + sky.defs + people.defs, picture + before + weather),
    mask: document(64, view, "", mask + flat(before, "#000000")),
    joints,
  };
}
