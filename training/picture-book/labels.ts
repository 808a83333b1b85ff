import type { Column } from "../drawing/column.ts";
import { styleNames } from "../drawing/paper.ts";
import { relations } from "./actions/meetings.ts";
import { times } from "./light.ts";
import { thingNames } from "./objects/index.ts";
import { eyeColours, skins } from "./palette.ts";
import { framings, type Panel, type Person } from "./panel.ts";
import {
  bottoms,
  builds,
  type Character,
  colourNames,
  facialHairs,
  garments,
  glassesKinds,
  hairColourNames,
  hairStyles,
  headwears,
  isHuman,
  kinds,
  ownColour,
  patterns,
  shoeKinds,
  wholeGarments,
} from "./people/character.ts";
import { expressions } from "./people/expressions.ts";
import { facings } from "./people/facing.ts";
import { jointNames } from "./people/figure.ts";
import { poseNames } from "./people/poses/index.ts";
import { hasTimes, hasWeather, placeNames } from "./places/index.ts";
import { weathers } from "./places/place.ts";

const column = (name: string, classes: readonly string[]): Column => ({ name, classes });

export const attributes: Column[] = [
  column("kind", kinds),
  column("skin", Object.keys(skins)),
  column("hair style", hairStyles),
  column("hair colour", hairColourNames),
  column("facial hair", facialHairs),
  column("glasses", glassesKinds),
  column("headwear", headwears),
  column("headwear colour", colourNames),
  column("garment", garments),
  column("top colour", colourNames),
  column("pattern", patterns),
  column("pattern colour", colourNames),
  column("bottom", bottoms),
  column("bottom colour", colourNames),
  column("shoe colour", colourNames),
  column("build", builds),
  column("eye colour", Object.keys(eyeColours)),
  column("shoes", shoeKinds),
];

export const scene: Column[] = [
  column("place", placeNames),
  column("time", times),
  column("weather", weathers),
  column("style", styleNames),
  column("framing", framings),
  column("people", ["nobody", "one", "two", "three"]),
  column("relation", relations),
];

export const pose: Column[] = [
  column("pose", poseNames),
  column("expression", expressions),
  column("facing", facings),
  column("object", ["none", ...thingNames]),
];

/** Everything a reader of the shards needs to know, for `generate.ts --describe`. */
export function describe(): Record<string, unknown> {
  return { attributes, scene, pose, joints: jointNames };
}

/** Garments that show a second colour whatever their pattern. */
const twoColoured = ["overalls", "cardigan", "jacket", "coat", "dress", "robe", "suit"];

/** Row of `attributes` for a character; -1 where something cannot be seen on anybody so dressed. */
export function attributeLabels(character: Character): number[] {
  const at = <T>(classes: readonly T[], value: T) => classes.indexOf(value);
  const whole = wholeGarments.includes(character.garment) || character.garment === "robe";
  const bareHead = !isHuman(character.kind) || (character.hair === "bald" && character.facialHair === "none");
  const second = character.pattern !== "plain" || twoColoured.includes(character.garment);
  const booted = character.garment === "spacesuit";
  return [
    at(kinds, character.kind),
    at(Object.keys(skins), character.skin),
    at(hairStyles, character.hair),
    bareHead ? -1 : at(hairColourNames, character.hairColour),
    at(facialHairs, character.facialHair),
    at(glassesKinds, character.glasses),
    at(headwears, character.headwear),
    ownColour.includes(character.headwear) ? -1 : at(colourNames, character.headwearColour),
    at(garments, character.garment),
    at(colourNames, character.topColour),
    at(patterns, character.pattern),
    second ? at(colourNames, character.patternColour) : -1,
    whole ? -1 : at(bottoms, character.bottom),
    whole ? -1 : at(colourNames, character.bottomColour),
    booted ? -1 : at(colourNames, character.shoeColour),
    at(builds, character.build),
    character.glasses === "sunglasses" ? -1 : at(Object.keys(eyeColours), character.eyeColour),
    booted ? -1 : at(shoeKinds, character.shoes),
  ];
}

/** Row of `scene` for a panel. */
export function sceneLabels(panel: Panel): number[] {
  return [
    placeNames.indexOf(panel.place),
    hasTimes(panel.place) ? times.indexOf(panel.time) : -1,
    hasWeather(panel.place) ? weathers.indexOf(panel.weather) : -1,
    styleNames.indexOf(panel.style),
    framings.indexOf(panel.framing),
    panel.people.length,
    panel.relation === null ? -1 : relations.indexOf(panel.relation),
  ];
}

/** Row of `pose` for a person. */
export function poseLabels({ doing }: Person): number[] {
  return [
    poseNames.indexOf(doing.pose),
    expressions.indexOf(doing.expression),
    facings.indexOf(doing.facing),
    doing.object === null ? 0 : thingNames.indexOf(doing.object) + 1,
  ];
}

/** A row of labels by the names of its columns and classes; what is -1 is left out. */
export function named(columns: readonly Column[], labels: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ name, classes }, i) => {
      const label = classes[labels[i] ?? -1];
      return label === undefined ? [] : [[name, label]];
    }),
  );
}
