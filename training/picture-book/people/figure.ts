import { band, between, distance, type Point, smooth } from "../geometry.ts";
import type { Ink } from "../ink.ts";
import { shadow } from "../light.ts";
import type { Thing } from "../objects/thing.ts";
import { clothColours, skins } from "../palette.ts";
import { type Character, isHuman, wholeGarments } from "./character.ts";
import type { Expression } from "./expressions.ts";
import { facePoints } from "./face/points.ts";
import { type Facing, turnOf, viewOf } from "./facing.ts";
import { skirt } from "./garments/garment.ts";
import { drawGarment } from "./garments/index.ts";
import { drawHead } from "./head.ts";
import { type ArmDrawing, drawArm, drawLeg, type LegWear, skinOf } from "./limbs.ts";
import type { Pose } from "./poses/pose.ts";
import { proportions } from "./proportions.ts";
import { skeleton } from "./skeleton.ts";
import { torsoOf } from "./torso.ts";
import { type Body, neckline, torsoPath } from "./wardrobe.ts";

export interface Acting {
  pose: Pose;
  expression: Expression;
  facing: Facing;
  /** What the figure holds. */
  held: Thing | null;
}

/** One layer of a drawn figure, in figure units; what is held is not part of the person. */
export interface Layer {
  svg: string;
  person: boolean;
}

export interface Figure {
  layers: Layer[];
  /** Joints in figure units, see `jointNames`. */
  joints: Point[];
  /** Eyes, nose and corners of the mouth, from the left of the picture. */
  face: Point[];
  /** Middle of the head, and its scale. */
  head: Point;
  headScale: number;
  hip: Point;
  /** Top of the seat that the pose needs. */
  seat: number;
}

/** As in OpenPose right and left are the person's own. */
export const jointNames = [
  "head",
  "neck",
  "right shoulder",
  "left shoulder",
  "right elbow",
  "left elbow",
  "right hand",
  "left hand",
  "hip",
  "right knee",
  "left knee",
  "right foot",
  "left foot",
] as const;

const f = (value: number) => Math.round(value * 100) / 100;

function tailOf({ character, bones, ink, view, size }: Body): string {
  const fur = skins[character.skin];
  const [x, y] = bones.pelvis.at;
  const back = view === "front" ? 1 : -1;
  const start: Point = [x + back * size.hip * 0.4, y - 2];
  const at = (dx: number, dy: number): Point => [start[0] + back * dx, start[1] + dy];
  switch (character.kind) {
    case "cat":
      return ink.shape(band([start, at(8, 4), at(14, -2), at(13, -10), at(16, -14)], [3.4, 3.4, 3.2, 3, 2.6]), fur, {
        bold: true,
      });
    case "dog":
      return ink.shape(band([start, at(8, 0), at(12, -7), at(11, -13)], [4, 4, 3.6, 2]), fur, { bold: true });
    case "fox":
      return (
        ink.shape(band([start, at(9, 6), at(17, 2), at(20, -8), at(17, -16)], [4, 8, 10, 8.4, 2]), fur, {
          bold: true,
        }) + ink.patch(band([at(20.4, -5), at(20, -10), at(17.2, -15.4)], [7.6, 6.6, 1.6]), "#f8f0e2")
      );
    default:
      return "";
  }
}

function drawNeck(body: Body): string {
  const { ink, bones, size } = body;
  const skin = skinOf(body);
  const wide = size.arm * (body.view === "side" ? 1.12 : 0.96) * (size.neck < 2 ? 0.9 : 1);
  const low = between(bones.neck.at, bones.pelvis.at, 0.03);
  const high = between(bones.neck.at, bones.head.at, 0.75);
  const [left, dip, right] = neckline(body);
  const neck = band([low, between(low, high, 0.5), high], [wide * 1.12, wide, wide]);
  const opening = smooth([left, between(left, dip, 0.6), dip, between(dip, right, 0.4), right, high]);
  const chin = band([between(low, high, 0.3), between(low, high, 0.6), high], [wide * 0.7, wide * 0.94, wide * 0.94]);
  return ink.shape(neck + opening, skin, { bold: true }) + ink.patch(chin, shadow(skin, 0.75));
}

/** Draws a figure that stands at (0, 0), facing us or the right. */
function drawRightward(ink: Ink, character: Character, acting: Acting, bottom: number): Figure {
  const view = viewOf(acting.facing);
  const { pose } = acting;
  const size = proportions(character);
  const bones = skeleton(size, pose, Math.abs(turnOf[acting.facing]));
  const body: Body = { ink, character, size, bones, torso: torsoOf(size, bones), view };
  const garment = drawGarment(body);
  const human = isHuman(character.kind);
  const ownLegs: LegWear = human || character.kind === "robot" ? legsOf(character) : legsOf(character);
  const legwear = garment.legs ?? ownLegs;
  const far = (joint: { near: number }, limit: number) => joint.near < limit;
  const sideways = view !== "front";
  const depth = (index: 0 | 1) => bones.knees[index].near + bones.ankles[index].near * 0.5;
  const order: (0 | 1)[] = depth(0) <= depth(1) ? [0, 1] : [1, 0];
  const seen = bones.hips[0].at[1] - 4 < bottom || pose.lies === true;
  const legs = seen ? order.map((index, i) => drawLeg(body, index, legwear, i === 0 && sideways)).join("") : "";
  const pelvis = legwear.length > 0 ? ink.patch(torsoPath(body, 0.82, 1.16, -0.4), legwear.colour) : "";
  const skirts = seen ? bottomSkirt(body) : "";
  const lap = Math.min(bones.knees[0].near, bones.knees[1].near) > 6 && !garment.long && skirts === "";

  const arms = ([0, 1] as const).map((index) => {
    const behind = sideways && index === 1 && far(bones.hands[1], 3.5) && far(bones.elbows[1], 2);
    return {
      index,
      behind,
      drawn: drawArm(body, index, garment.cut, garment.sleeves, pose.hands[index], sideways && index === 1),
    };
  });
  const headScale = size.head;
  const [hx, hy] = bones.head.at;
  const overFace = (index: 0 | 1) => {
    const hand = bones.hands[index];
    return hand.near > 2 && distance(hand.at, bones.head.at) < 16 * headScale;
  };
  const head = drawHead(ink.at(headScale), character, acting.expression, view);
  const tilt =
    view === "front" ? (pose.tilt ?? 0) + (pose.sway ?? 0) : (pose.tilt ?? 0) * 0.5 + (pose.lean ?? 0) * 0.35;
  const placedHead = (svg: string) =>
    svg === "" ? "" : `<g transform="translate(${f(hx)} ${f(hy)}) rotate(${f(tilt)}) scale(${headScale})">${svg}</g>`;

  const layers: Layer[] = [];
  const person = (svg: string) => {
    if (svg !== "") layers.push({ svg, person: true });
  };
  const { held } = acting;
  const holding = pose.hold;
  const thing = (at: Point, angle: number) => {
    if (!held) return;
    const turn = held.pointing ? ` rotate(${f(angle)})` : "";
    layers.push({
      svg: `<g transform="translate(${f(at[0])} ${f(at[1])})${turn}">${held.draw(ink)}</g>`,
      person: false,
    });
  };
  const grip = (index: 0 | 1): { at: Point; angle: number } => {
    const [elbow, hand] = [bones.elbows[index].at, bones.hands[index].at];
    const length = distance(elbow, hand) || 1;
    const reach = 2.4;
    return {
      at: [hand[0] + ((hand[0] - elbow[0]) / length) * reach, hand[1] + ((hand[1] - elbow[1]) / length) * reach],
      angle: (Math.atan2(hand[1] - elbow[1], hand[0] - elbow[0]) * 180) / Math.PI,
    };
  };
  const armOf = ({ index, drawn }: { index: 0 | 1; drawn: ArmDrawing }) => {
    person(drawn.arm);
    if (held && holding === index) thing(grip(index).at, grip(index).angle);
    person(drawn.hand);
  };

  if (view === "front") person(placedHead(head.back));
  person(tailOf(body) + garment.behind);
  for (const arm of arms.filter(({ behind }) => behind)) armOf(arm);
  if (!lap) person(legs + pelvis);
  if (skirts !== "" && !garment.legs) person(skirts);
  person(garment.torso + drawNeck(body) + garment.collar);
  if (lap) person(legs);
  if (view !== "front") person(placedHead(head.back));
  const before = arms.filter(({ behind, index }) => !behind && overFace(index));
  for (const arm of arms.filter(({ behind, index }) => !behind && !overFace(index) && holding !== "both")) armOf(arm);
  if (held && holding === "both") {
    const middle = between(grip(0).at, grip(1).at, 0.5);
    person(
      arms
        .filter(({ behind }) => !behind)
        .map(({ drawn }) => drawn.arm)
        .join(""),
    );
    thing(middle, 0);
    person(
      arms
        .filter(({ behind }) => !behind)
        .map(({ drawn }) => drawn.hand)
        .join(""),
    );
  } else if (holding === "both")
    for (const arm of arms.filter(({ behind, index }) => !behind && !overFace(index))) armOf(arm);
  person(placedHead(head.front));
  if (!(held && holding === "both")) for (const arm of before) armOf(arm);

  const radians = (tilt * Math.PI) / 180;
  const face = facePoints(view, character).map(
    ([x, y]): Point => [
      hx + (x * Math.cos(radians) - y * Math.sin(radians)) * headScale,
      hy + (x * Math.sin(radians) + y * Math.cos(radians)) * headScale,
    ],
  );
  return {
    layers,
    joints: [
      bones.head,
      bones.neck,
      ...bones.shoulders,
      ...bones.elbows,
      ...bones.hands,
      bones.pelvis,
      ...bones.knees,
      ...bones.ankles,
    ].map(({ at }) => at),
    face,
    head: bones.head.at,
    headScale,
    hip: bones.pelvis.at,
    seat: bones.pelvis.at[1] + size.leg * 0.5,
  };
}

/** Trousers, shorts or the bare legs under a skirt. */
function legsOf(character: Character): LegWear {
  const colour = clothColours[character.bottomColour];
  switch (character.bottom) {
    case "trousers":
      return { length: 1.95, colour, loose: [1.14, 1.06] };
    case "shorts":
      return { length: 0.82, colour, loose: [1.2, 1.34] };
    default:
      return { length: 0, colour, loose: [1, 1] };
  }
}

function bottomSkirt(body: Body): string {
  const { character } = body;
  if (wholeGarments.includes(character.garment) || character.garment === "robe") return "";
  const colour = clothColours[character.bottomColour];
  if (character.bottom === "skirt") return skirt(body, 0.86, 0.84, 4, colour, 0.3);
  if (character.bottom === "long skirt") return skirt(body, 0.86, 1.62, 3.4, colour, 0.3);
  return "";
}

const swapSides = (joints: Point[]): Point[] => {
  const out = [...joints];
  for (const right of [2, 4, 6, 9, 11]) [out[right], out[right + 1]] = [out[right + 1]!, out[right]!];
  return out;
};

/**
 * Draws a figure that stands at (0, 0), sizes in hundredths of a grown-up's height. Those who face left are mirrored.
 * @param bottom where the picture ends: legs below are left out
 */
export function drawFigure(ink: Ink, character: Character, acting: Acting, bottom = 10): Figure {
  const figure = drawRightward(ink, character, acting, bottom);
  if (!acting.facing.includes("left")) return figure;
  const flip = ([x, y]: Point): Point => [-x, y];
  const [a, b, c, d, e] = figure.face.map(flip);
  return {
    ...figure,
    layers: figure.layers.map(({ svg, person }) => ({ svg: `<g transform="scale(-1 1)">${svg}</g>`, person })),
    joints: swapSides(figure.joints.map(flip)),
    face: [b!, a!, c!, e!, d!],
    head: flip(figure.head),
    hip: flip(figure.hip),
  };
}
