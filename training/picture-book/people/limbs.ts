import { type Colour, mix } from "../../drawing/colour.ts";
import { band, bent, beside, between, circlePath, cornered, distance, type Point, smooth } from "../geometry.ts";
import { shadow } from "../light.ts";
import { clothColours, skins } from "../palette.ts";
import { isChild, isHuman } from "./character.ts";
import { handPath } from "./hands.ts";
import type { Hand } from "./poses/pose.ts";
import { alongLimb, type Body, type Cut, printed, white } from "./wardrobe.ts";

/** Skin where somebody has any; animals have fur, robots metal. */
export const skinOf = (body: Body): Colour => skins[body.character.skin];

/** What is farther from the eye lies a little in shadow. */
const away = (colour: Colour, far: boolean) => (far ? mix(colour, shadow(colour), 0.5) : colour);

/** Parts of the centre line of a limb, from its beginning to `share` (1 = middle joint, 2 = end). */
function part(from: Point, joint: Point, to: Point, share: number): Point[] {
  if (share >= 2) return bent(from, joint, to);
  if (share <= 1) return [from, between(from, joint, share * 0.5), between(from, joint, share)];
  return [
    from,
    between(from, joint, 0.55),
    joint,
    between(joint, to, (share - 1) * 0.5),
    between(joint, to, share - 1),
  ];
}

const evenly = (count: number, from: number, to: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

export interface ArmDrawing {
  /** Arm and sleeve. */
  arm: string;
  /** The hand, which goes over what it holds. */
  hand: string;
}

/** An arm with its sleeve and hand. */
export function drawArm(body: Body, index: 0 | 1, cut: Cut, colour: Colour, hand: Hand, far: boolean): ArmDrawing {
  const { ink, bones, size, character } = body;
  const [from, joint, to] = [bones.shoulders[index].at, bones.elbows[index].at, bones.hands[index].at];
  const skin = away(skinOf(body), far);
  const gloved = character.garment === "spacesuit" ? away(white, far) : skin;
  const scale = (size.head * (isChild(character.kind) ? 0.86 : 1) * size.arm ** 0.25) / 1.8;
  const toward: Point = [bones.neck.at[0], to[1] - 2];
  const palm = handPath(joint, to, hand, toward, scale);
  const drawnHand = ink.shape(palm, gloved, { bold: true });
  const fingers = fingerLines(body, joint, to, hand, gloved, scale);
  const width = size.arm;
  const bare =
    cut.sleeve >= 2
      ? ""
      : ink.shape(
          band(bent(from, joint, to), [width * 0.9, width * 0.92, width * 0.86, width * 0.76, width * 0.62]),
          skin,
          {
            bold: true,
          },
        );
  if (cut.sleeve === 0) return { arm: bare, hand: drawnHand + fingers };
  const centre = part(from, joint, to, cut.sleeve);
  const [wide, end] = [cut.loose[0] * width, cut.loose[1] * width];
  const d = band(centre, evenly(centre.length, wide, end));
  const degrees = (Math.atan2(joint[0] - from[0], joint[1] - from[1]) * -180) / Math.PI;
  const fill = away(colour, far);
  const print = printed(ink, character, degrees);
  const pieces = [ink.shape(d, fill, { bold: true, shade: 0.45 }), print ? ink.patch(d, print) : ""];
  // Where the sleeve of a hanging arm is set in there is no line.
  if (joint[1] - from[1] > size.upperArm * 0.6) {
    const chest = between(from, between(bones.neck.at, bones.pelvis.at, 0.26), 0.2);
    const setIn = circlePath(chest[0], chest[1], wide * 0.35);
    pieces.push(ink.patch(setIn, fill), print ? ink.patch(setIn, print) : "");
  }
  let sleeve = pieces.join("");
  const tip = centre[centre.length - 1]!;
  const before = centre[centre.length - 2]!;
  if (cut.cuff) {
    const back = beside(tip, before, 2.1, 0);
    const corner = (from: Point, to: Point, aside: number) => beside(from, to, 0, aside * end);
    sleeve += ink.shape(
      cornered(
        [corner(back, tip, 0.54), corner(tip, before, -0.53)],
        [corner(tip, before, -0.53), beside(tip, before, -0.7, 0), corner(tip, before, 0.53)],
        [corner(tip, before, 0.53), corner(back, tip, -0.54)],
        [corner(back, tip, -0.54), beside(back, tip, 0.5, 0), corner(back, tip, 0.54)],
      ),
      away(cut.cuff, far),
      { line: 0.8 },
    );
  }
  // The crease of a bent elbow.
  if (cut.sleeve >= 2 && distance(from, to) < 0.8 * (distance(from, joint) + distance(joint, to))) {
    const inward = beside(joint, between(from, to, 0.5), width * 0.34, 0);
    const crease = [inward, beside(inward, from, 1.6, 0.5), beside(inward, from, 3.2, 0.2)];
    sleeve += ink.brush(crease, shadow(fill, 1.6), 0.8);
  }
  return { arm: bare + sleeve, hand: drawnHand + fingers };
}

/** Lines between the fingers of a closed hand. */
function fingerLines(body: Body, elbow: Point, wrist: Point, hand: Hand, colour: Colour, scale: number): string {
  if (hand === "open") return "";
  const reach = hand === "flat" ? 5.4 : 4.2;
  const line = (aside: number) => {
    const end = beside(wrist, beside(wrist, elbow, -9, 0), reach * scale, aside * scale);
    const start = beside(wrist, beside(wrist, elbow, -9, 0), (reach - 1.7) * scale, aside * scale);
    return `M${start[0].toFixed(2)} ${start[1].toFixed(2)}L${end[0].toFixed(2)} ${end[1].toFixed(2)}`;
  };
  return body.ink.stroke(line(-0.8) + line(0.6), shadow(colour, 1.7), 0.5);
}

export interface LegWear {
  /** How far down the leg: 1 = knee, 2 = ankle; 0 = none. */
  length: number;
  colour: Colour;
  loose: readonly [number, number];
}

function shoePath(body: Body, index: 0 | 1): string {
  const { bones, size } = body;
  const [ankle, toe, knee] = [bones.ankles[index].at, bones.toes[index].at, bones.knees[index].at];
  const w = size.leg;
  const length = distance(ankle, toe);
  if (length < w * 0.42) {
    // Seen from the front: toes towards us.
    const down = beside(ankle, knee, -w * 0.36, 0);
    const turn = toe[0] - ankle[0];
    const at = (x: number, y: number): Point => [down[0] + x * w + turn * (y + 0.5), down[1] + y * w];
    return smooth([
      at(-0.4, -0.5),
      at(0.4, -0.5),
      at(0.52, -0.05),
      at(0.56, 0.3),
      at(0, 0.42),
      at(-0.56, 0.3),
      at(-0.52, -0.05),
    ]);
  }
  const way: Point = [(toe[0] - ankle[0]) / length, (toe[1] - ankle[1]) / length];
  // The side of the sole is away from the knee.
  const sole: Point = [-way[1], way[0]];
  const sign = sole[0] * (ankle[0] - knee[0]) + sole[1] * (ankle[1] - knee[1]) < 0 ? -1 : 1;
  const at = (x: number, y: number): Point => [
    ankle[0] + way[0] * x + sole[0] * y * sign * w,
    ankle[1] + way[1] * x + sole[1] * y * sign * w,
  ];
  const reach = length + w * 0.2;
  return smooth([
    at(-w * 0.42, -0.42),
    at(w * 0.4, -0.46),
    at(length * 0.72, -0.08),
    at(reach, 0.1),
    at(reach + w * 0.04, 0.36),
    at(length * 0.6, 0.42),
    at(-w * 0.36, 0.42),
    at(-w * 0.52, 0.1),
  ]);
}

function drawShoe(body: Body, index: 0 | 1, far: boolean): string {
  const { ink, bones, size, character } = body;
  const [knee, ankle] = [bones.knees[index].at, bones.ankles[index].at];
  const colour = away(character.garment === "spacesuit" ? white : clothColours[character.shoeColour], far);
  const d = shoePath(body, index);
  const shaft = (share: number, wide: number) => {
    const top = beside(ankle, knee, size.shin * share, 0);
    const line = [top, between(top, ankle, 0.5), ankle];
    return band(line, [size.leg * wide, size.leg * wide * 0.96, size.leg * 0.86]);
  };
  switch (character.garment === "spacesuit" ? "boots" : character.shoes) {
    case "boots":
      return (
        ink.shape(d + shaft(0.42, 1), colour, { bold: true }) +
        ink.stroke(cuffLine(ankle, knee, size.shin * 0.4, size.leg * 0.46), shadow(colour, 1.5), 0.8)
      );
    case "sandals": {
      const skin = away(skinOf(body), far);
      return ink.shape(d, skin, { bold: true }) + ink.stroke(strapLine(body, index), colour, size.leg * 0.24);
    }
    case "trainers":
      return (
        ink.shape(d, colour, { bold: true }) +
        ink.stroke(soleLine(body, index), white, size.leg * 0.17) +
        ink.stroke(strapLine(body, index), white, size.leg * 0.1)
      );
    case "shoes":
      return (
        ink.shape(d, colour, { bold: true }) + ink.stroke(soleLine(body, index), shadow(colour, 1.8), size.leg * 0.13)
      );
  }
}
const line = (a: Point, b: Point) => `M${a[0].toFixed(2)} ${a[1].toFixed(2)}L${b[0].toFixed(2)} ${b[1].toFixed(2)}`;
function cuffLine(ankle: Point, knee: Point, along: number, half: number): string {
  return line(beside(ankle, knee, along, -half), beside(ankle, knee, along, half));
}
function soleLine({ bones, size }: Body, index: 0 | 1): string {
  const [ankle, toe, knee] = [bones.ankles[index].at, bones.toes[index].at, bones.knees[index].at];
  const w = size.leg;
  if (distance(ankle, toe) < w * 0.42) {
    const down = beside(ankle, knee, -w * 0.62, 0);
    return line([down[0] - w * 0.4, down[1]], [down[0] + w * 0.4, down[1]]);
  }
  const side =
    (beside(ankle, toe, 0, 1)[0] - ankle[0]) * (ankle[0] - knee[0]) +
      (beside(ankle, toe, 0, 1)[1] - ankle[1]) * (ankle[1] - knee[1]) <
    0
      ? -1
      : 1;
  return line(beside(ankle, toe, -w * 0.3, side * w * 0.36), beside(ankle, toe, distance(ankle, toe), side * w * 0.34));
}
function strapLine({ bones, size }: Body, index: 0 | 1): string {
  const [ankle, toe, knee] = [bones.ankles[index].at, bones.toes[index].at, bones.knees[index].at];
  const w = size.leg;
  const front = distance(ankle, toe) < w * 0.42;
  const middle = front ? beside(ankle, knee, -w * 0.3, 0) : between(ankle, toe, 0.5);
  if (front) return line([middle[0] - w * 0.34, middle[1]], [middle[0] + w * 0.34, middle[1]]);
  return line(beside(middle, toe, 0, -w * 0.14), beside(middle, toe, 0, w * 0.3));
}

/** A leg with what covers it, and its shoe. */
export function drawLeg(body: Body, index: 0 | 1, wear: LegWear, far: boolean): string {
  const { ink, bones, size, character } = body;
  const [hip, knee, ankle] = [bones.hips[index].at, bones.knees[index].at, bones.ankles[index].at];
  const skin = away(isHuman(character.kind) ? skinOf(body) : skinOf(body), far);
  const w = size.leg;
  const bare =
    wear.length >= 2
      ? ""
      : ink.shape(band(bent(hip, knee, ankle), [w * 0.96, w * 0.9, w * 0.8, w * 0.72, w * 0.54]), skin, { bold: true });
  const shoe = drawShoe(body, index, far);
  if (wear.length === 0) return bare + shoe;
  const centre = part(hip, knee, ankle, wear.length);
  const d = band(centre, evenly(centre.length, w * wear.loose[0], w * wear.loose[1]));
  const colour = away(wear.colour, far);
  const boots = character.shoes === "boots" || character.garment === "spacesuit";
  const trousers = ink.shape(d, colour, { bold: true, shade: 0.45 });
  const end = centre[centre.length - 1]!;
  const hemAt = beside(end, centre[centre.length - 2]!, 1.6, 0);
  const hem = boots
    ? ""
    : ink.stroke(
        line(beside(hemAt, end, 0, -w * wear.loose[1] * 0.42), beside(hemAt, end, 0, w * wear.loose[1] * 0.42)),
        shadow(colour, 1.4),
        0.6,
      );
  return boots ? bare + trousers + shoe : bare + shoe + trousers + hem;
}

/** The lowest edge of a skirt: a point beside each leg, `share` of the way down it. */
export function hemPoints({ bones, size }: Body, share: number, flare: number): [Point, Point] {
  const ends = ([0, 1] as const).map((i) => alongLimb(bones.hips[i].at, bones.knees[i].at, bones.ankles[i].at, share));
  const [left, right] = ends[0]![0] <= ends[1]![0] ? [ends[0]!, ends[1]!] : [ends[1]!, ends[0]!];
  const out = size.leg * 0.5 + flare;
  return [
    [left[0] - out, left[1]],
    [right[0] + out, right[1]],
  ];
}
