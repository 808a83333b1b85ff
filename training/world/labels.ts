import type { Column } from "../drawing/column.ts";
import { styleNames } from "../drawing/paper.ts";
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
  patterns,
  skinNames,
} from "./characters.ts";
import { jointNames } from "./figure.ts";
import { objectNames } from "./objects.ts";
import { framings, type Panel, type Person } from "./panel.ts";
import { placeNames, places } from "./places/index.ts";
import { times, weathers } from "./places/place.ts";
import { expressions, facings, poseNames } from "./poses.ts";

const column = (name: string, classes: readonly string[]): Column => ({ name, classes });

export const attributes: Column[] = [
  column("kind", kinds),
  column("skin", skinNames),
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
];

export const scene: Column[] = [
  column("place", placeNames),
  column("time", times),
  column("weather", weathers),
  column("style", styleNames),
  column("framing", framings),
  column("people", ["nobody", "one", "two", "three"]),
];

export const pose: Column[] = [
  column("pose", poseNames),
  column("expression", expressions),
  column("facing", facings),
  column("object", ["none", ...objectNames]),
];

/** Everything a reader of the shards needs to know, for `generate.ts --describe`. */
export function describe(): Record<string, unknown> {
  return { attributes, scene, pose, joints: jointNames };
}

/** Row of `attributes` for a character. */
export function attributeLabels(character: Character): number[] {
  const whole = ["dress", "overalls", "spacesuit", "suit"].includes(character.garment);
  const bareHead = !isHuman(character.kind) || (character.hair === "bald" && character.facialHair === "none");
  const colouredHat = !["none", "crown", "flower wreath"].includes(character.headwear);
  const patterned = character.pattern !== "plain" || character.garment === "overalls";
  const at = <T>(classes: readonly T[], value: T) => classes.indexOf(value);
  return [
    at(kinds, character.kind),
    at(skinNames, character.skin),
    at(hairStyles, character.hair),
    bareHead ? -1 : at(hairColourNames, character.hairColour),
    at(facialHairs, character.facialHair),
    at(glassesKinds, character.glasses),
    at(headwears, character.headwear),
    colouredHat ? at(colourNames, character.headwearColour) : -1,
    at(garments, character.garment),
    at(colourNames, character.topColour),
    at(patterns, character.pattern),
    patterned ? at(colourNames, character.patternColour) : -1,
    whole ? -1 : at(bottoms, character.bottom),
    whole ? -1 : at(colourNames, character.bottomColour),
    at(colourNames, character.shoeColour),
    at(builds, character.build),
  ];
}

/** Row of `scene` for a panel. */
export function sceneLabels(panel: Panel): number[] {
  const { kind } = places[panel.place]!;
  const timed = kind !== "elsewhere" || panel.place === "clouds";
  return [
    placeNames.indexOf(panel.place),
    timed ? times.indexOf(panel.time) : -1,
    kind === "outdoors" ? weathers.indexOf(panel.weather) : -1,
    styleNames.indexOf(panel.style),
    framings.indexOf(panel.framing),
    panel.people.length,
  ];
}

/** Row of `pose` for a person. */
export function poseLabels({ acting }: Person): number[] {
  return [
    poseNames.indexOf(acting.pose),
    expressions.indexOf(acting.expression),
    facings.indexOf(acting.facing),
    acting.object === null ? 0 : objectNames.indexOf(acting.object) + 1,
  ];
}
