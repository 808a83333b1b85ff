import { darken, lighten } from "../drawing/colour.ts";
import { facedPose, type Point, proportions, type Skeleton, skeleton } from "./body.ts";
import { type Character, isHuman } from "./characters.ts";
import { cuts, drawTorso, legColour, sleeveColour } from "./garments.ts";
import { drawHead, facePoints } from "./head.ts";
import type { Ink } from "./ink.ts";
import { drawObject, type ObjectName } from "./objects.ts";
import { clothColours, skins } from "./palette.ts";
import { type Expression, type Facing, type Pose, type PoseName, poses } from "./poses.ts";

export interface Acting {
  pose: PoseName;
  expression: Expression;
  facing: Facing;
  /** What the figure holds, or null. */
  object: ObjectName | null;
}

/** One layer of a drawn figure, in figure units; objects are not part of the person. */
export interface Layer {
  svg: string;
  person: boolean;
}

export interface Figure {
  layers: Layer[];
  /** Named points in figure units, before `turn`. */
  joints: Point[];
  /** Eyes, nose and corners of the mouth, picture left first. */
  face: Point[];
  /** Degrees the figure is turned about its hip, which then lies `rest` above the ground. */
  turn: number;
  hip: Point;
}

export const jointNames = [
  "head",
  "neck",
  "left shoulder",
  "right shoulder",
  "left elbow",
  "right elbow",
  "left hand",
  "right hand",
  "hip",
  "left knee",
  "right knee",
  "left foot",
  "right foot",
] as const;

const f = (value: number) => Math.round(value * 100) / 100;

/** A soft limb: a curve that bends near the middle joint, split at `share` of its length. */
function limb(from: Point, middle: Point, to: Point): { whole: string; part: (share: number) => string } {
  const control: Point = [middle[0] * 1.6 - (from[0] + to[0]) * 0.3, middle[1] * 1.6 - (from[1] + to[1]) * 0.3];
  const at = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const part = (share: number) => {
    const c = at(from, control, share);
    const end = at(c, at(control, to, share), share);
    return `M${f(from[0])} ${f(from[1])}Q${f(c[0])} ${f(c[1])} ${f(end[0])} ${f(end[1])}`;
  };
  return { whole: part(1), part };
}

function drawShoe(ink: Ink, at: Point, width: number, colour: string, direction: number, lean: number): string {
  const w = width * 0.62;
  const toe = direction * width * 0.5;
  return `<g transform="translate(${f(at[0])} ${f(at[1])}) rotate(${f(lean)})">${ink.path(
    `M${f(-w)} ${f(w * 0.72)}C${f(-w * 1.1)} ${f(-w * 0.5)} ${f(-w * 0.6)} ${f(-w * 0.9)} 0 ${f(-w * 0.9)}C${f(w * 0.6)} ${f(-w * 0.9)} ${f(w * 1.1)} ${f(-w * 0.5)} ${f(w)} ${f(w * 0.72)}Z`,
    colour,
    { line: 0.01 },
  )}${ink.path(
    `M${f(-w + Math.min(0, toe))} ${f(w * 0.75)}C${f(-w + Math.min(0, toe) - 0.6)} ${f(-w * 0.5)} ${f(-w * 0.4)} ${f(-w * 0.9)} 0 ${f(-w * 0.8)}C${f(w * 0.4)} ${f(-w * 0.9)} ${f(w + Math.max(0, toe) + 0.6)} ${f(-w * 0.5)} ${f(w + Math.max(0, toe))} ${f(w * 0.75)}Z`,
    colour,
    { shade: true },
  )}</g>`;
}

function drawLegs(ink: Ink, character: Character, bones: Skeleton, width: number, direction: number): string {
  const skin = skins[character.skin];
  const colour = legColour(character);
  const bare =
    character.garment === "dress" || character.bottom === "skirt" ? 0 : character.bottom === "shorts" ? 0.5 : 1;
  const whole =
    character.garment === "overalls" || character.garment === "spacesuit" || character.garment === "suit" ? 1 : bare;
  let svg = "";
  for (const side of [0, 1] as const) {
    const path = limb(bones.hips[side], bones.knees[side], bones.feet[side]);
    const knee = bones.knees[side];
    const foot = bones.feet[side];
    const swing = (Math.atan2(foot[0] - knee[0], foot[1] - knee[1]) * 180) / Math.PI;
    const back = (direction >= 0 ? side === 0 : side === 1) && direction !== 0;
    const tint = (base: string) => (back ? darken(base, 0.12) : base);
    if (whole < 1) svg += ink.tube(path.whole, tint(skin), width * 0.82);
    const toe = direction === 0 ? (side === 0 ? -0.5 : 0.5) : direction;
    svg += drawShoe(
      ink,
      foot,
      width,
      character.garment === "spacesuit" ? lighten(colour, 0.4) : clothColours[character.shoeColour],
      toe,
      Math.abs(swing) > 25 ? -swing * 0.7 : 0,
    );
    if (whole > 0)
      svg += ink.tube(
        whole === 1 ? path.part(0.93) : path.part(0.56),
        tint(colour),
        width * (character.garment === "spacesuit" ? 1.2 : whole < 1 ? 1.12 : 1),
        "round",
      );
  }
  return svg;
}

function drawSkirt(ink: Ink, character: Character, bones: Skeleton, hip: number): string {
  if (character.bottom !== "skirt" || ["dress", "overalls", "spacesuit", "robe", "suit"].includes(character.garment))
    return "";
  const [a, b] = bones.knees;
  const y = bones.hip[1];
  const spread = Math.max(hip * 1.75, Math.abs(a[0] - b[0]) * 0.5 + hip * 0.9);
  const middle = (a[0] + b[0]) / 2;
  const low = Math.min(Math.max(a[1], b[1]) + 1, y + 17);
  return ink.path(
    `M${f(-hip - 0.8)} ${f(y - 3)}H${f(hip + 0.8)}L${f(middle + spread)} ${f(low)}Q${f(middle)} ${f(low + 3.4)} ${f(middle - spread)} ${f(low)}Z`,
    clothColours[character.bottomColour],
    { shade: true },
  );
}

function drawArm(ink: Ink, character: Character, bones: Skeleton, side: 0 | 1, width: number): string {
  const cut = cuts[character.garment];
  const skin =
    character.garment === "spacesuit" ? lighten(clothColours[character.topColour], 0.45) : skins[character.skin];
  const path = limb(bones.shoulders[side], bones.elbows[side], bones.hands[side]);
  const sleeve = sleeveColour(character);
  const hand = ink.circle(bones.hands[side][0], bones.hands[side][1], width * 0.6, skin, { shade: true });
  const bare = cut.sleeve < 1 ? ink.tube(path.whole, skin, width * 0.82) : "";
  const cloth = ink.tube(
    path.part(cut.sleeve < 1 ? cut.sleeve : 0.9),
    sleeve,
    width * cut.sleeveWidth,
    cut.sleeve < 1 ? "round" : "round",
  );
  return bare + hand + cloth;
}

/** The end of a fur tail, behind the body. */
function drawTail(ink: Ink, character: Character, bones: Skeleton, direction: number): string {
  const fur = skins[character.skin];
  const s = direction > 0 ? -1 : 1;
  const y = bones.hip[1];
  const x = bones.hip[0];
  switch (character.kind) {
    case "cat":
      return ink.tube(
        `M${f(x)} ${f(y)}C${f(x + s * 14)} ${f(y + 8)} ${f(x + s * 24)} ${f(y + 2)} ${f(x + s * 19)} ${f(y - 12)}`,
        fur,
        4.6,
      );
    case "dog":
      return ink.tube(`M${f(x)} ${f(y)}Q${f(x + s * 14)} ${f(y + 2)} ${f(x + s * 17)} ${f(y - 9)}`, fur, 4.4);
    case "fox":
      return (
        ink.path(
          `M${f(x)} ${f(y - 2)}C${f(x + s * 12)} ${f(y + 10)} ${f(x + s * 30)} ${f(y + 6)} ${f(x + s * 27)} ${f(y - 14)}C${f(x + s * 20)} ${f(y - 8)} ${f(x + s * 10)} ${f(y - 6)} ${f(x)} ${f(y - 2)}Z`,
          fur,
          { shade: true },
        ) +
        ink.path(
          `M${f(x + s * 27)} ${f(y - 14)}C${f(x + s * 29)} ${f(y - 6)} ${f(x + s * 28)} ${f(y - 1)} ${f(x + s * 24.6)} ${f(y + 2)}Q${f(x + s * 23)} ${f(y - 4)} ${f(x + s * 19.4)} ${f(y - 8.6)}Q${f(x + s * 24)} ${f(y - 10.6)} ${f(x + s * 27)} ${f(y - 14)}Z`,
          "#fbf3e6",
          { line: 0.6 },
        )
      );
    case "rabbit":
      return ink.circle(x + s * 8, y - 1, 4, lighten(fur, 0.5));
    default:
      return "";
  }
}

function heldAt(bones: Skeleton, pose: Pose): { at: Point; angle: number } {
  if (pose.hold === "both") {
    const [a, b] = bones.hands;
    return { at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], angle: 0 };
  }
  return { at: bones.hands[pose.hold], angle: 0 };
}

/** Things that are held high and would hide the face in front of it. */
const overheadThings = new Set<ObjectName>(["umbrella", "balloon", "kite", "broom", "sword"]);

/** Draws one character, standing on (0, 0), y up negative, 100 units = a grown-up. */
export function drawFigure(ink: Ink, character: Character, acting: Acting): Figure {
  const size = proportions(character);
  const pose = facedPose(poses[acting.pose], acting.facing);
  const bones = skeleton(size, pose);
  const yaw = acting.facing === "front" ? 0 : acting.facing === "left" ? -1 : 1;
  const direction = pose.direction === "side" ? (acting.facing === "left" ? -1 : 1) : yaw * 0.5;
  const headScale = size.head / 10;
  const head = drawHead(ink.at(headScale), character, acting.expression, yaw);
  const headGroup = (content: string) =>
    content === ""
      ? ""
      : `<g transform="translate(${f(bones.head[0])} ${f(bones.head[1])}) rotate(${f(bones.lean + bones.tilt)}) scale(${f(headScale)})">${content}</g>`;
  const bent = Math.max(Math.abs(pose.legs[0][0]), Math.abs(pose.legs[1][0]));
  const cut = cuts[character.garment];
  const hem = bent > 40 ? Math.min(cut.hem, 0.34) : bent > 18 ? Math.min(cut.hem, 0.66) : cut.hem;
  const torso = `<g transform="translate(${f(bones.hip[0])} ${f(bones.hip[1])}) rotate(${f(bones.lean)})">${drawTorso(ink, character, size, hem)}</g>`;
  const skin = skins[character.skin];
  const neck = ink.tube(
    `M${f(bones.neck[0])} ${f(bones.neck[1] + 2)}L${f(bones.head[0])} ${f(bones.head[1])}`,
    darken(skin, 0.1),
    size.head * 0.46,
    "butt",
  );
  const legs = drawLegs(ink, character, bones, size.legWidth, direction) + drawSkirt(ink, character, bones, size.hip);
  const held = acting.object === null ? null : heldAt(bones, pose);
  const object =
    held === null
      ? ""
      : `<g transform="translate(${f(held.at[0])} ${f(held.at[1])}) scale(${acting.facing === "left" ? -1 : 1} 1)">${drawObject(ink, acting.object!)}</g>`;
  const handColour = character.garment === "spacesuit" ? lighten(clothColours[character.topColour], 0.45) : skin;
  const farArm: 0 | 1 = direction < 0 ? 1 : 0;
  const nearArm: 0 | 1 = farArm === 0 ? 1 : 0;
  const arm = (side: 0 | 1) => drawArm(ink, character, bones, side, size.armWidth);
  const raised = (side: 0 | 1) => Math.abs(pose.arms[side][0]) > 110;
  const behind = (pose.direction === "side" && pose.hold !== farArm ? [farArm] : []) as (0 | 1)[];
  const front = [farArm, nearArm].filter((side) => !behind.includes(side));
  const tail = isHuman(character.kind) ? "" : drawTail(ink, character, bones, direction);
  const overhead = acting.object !== null && overheadThings.has(acting.object);
  const layers: Layer[] = [
    { svg: overhead ? object : "", person: false },
    {
      svg: headGroup(head.back) + tail + behind.map(arm).join("") + front.filter(raised).map(arm).join(""),
      person: true,
    },
    { svg: legs + neck + torso, person: true },
    { svg: headGroup(head.front), person: true },
    { svg: !overhead && pose.hold === "both" ? object : "", person: false },
    {
      svg: front
        .filter((side) => !raised(side))
        .map(arm)
        .join(""),
      person: true,
    },
    { svg: !overhead && pose.hold !== "both" ? object : "", person: false },
    {
      svg:
        held && pose.hold !== "both"
          ? ink.circle(held.at[0], held.at[1], size.armWidth * 0.56, handColour, { line: 0.7 })
          : "",
      person: true,
    },
  ];
  const radians = ((bones.lean + bones.tilt) * Math.PI) / 180;
  const face = facePoints(yaw).map(
    ([x, y]): Point => [
      bones.head[0] + (x * Math.cos(radians) - y * Math.sin(radians)) * headScale,
      bones.head[1] + (x * Math.sin(radians) + y * Math.cos(radians)) * headScale,
    ],
  );
  const joints: Point[] = [
    bones.head,
    bones.neck,
    ...bones.shoulders,
    ...bones.elbows,
    ...bones.hands,
    bones.hip,
    ...bones.knees,
    ...bones.feet,
  ];
  return { layers: layers.filter((layer) => layer.svg !== ""), joints, face, turn: bones.turn, hip: bones.hip };
}
