import type { Random } from "../../drawing/random.ts";
import type { Point } from "../geometry.ts";
import type { Direction, Limb, Pose } from "./poses/pose.ts";
import type { Proportions } from "./proportions.ts";

/** A joint: its place in the picture (y down, the ground is 0) and how near it is to us. */
export interface Joint {
  at: Point;
  near: number;
}

/** All joints of a posed figure. Of pairs the first is the person's right. */
export interface Skeleton {
  pelvis: Joint;
  neck: Joint;
  /** Middle of the head. */
  head: Joint;
  shoulders: [Joint, Joint];
  elbows: [Joint, Joint];
  hands: [Joint, Joint];
  hips: [Joint, Joint];
  knees: [Joint, Joint];
  ankles: [Joint, Joint];
  /** Tips of the feet. */
  toes: [Joint, Joint];
  /** Radians the body is turned to the picture's right. */
  turn: number;
}

type Vector = readonly [number, number, number];

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const add = (a: Vector, b: Vector, times = 1): Vector => [
  a[0] + b[0] * times,
  a[1] + b[1] * times,
  a[2] + b[2] * times,
];
const unit = (a: Vector): Vector => {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** In the body's frame: x to the person's left, y down, z forward. `side` is -1 for the right limb. */
function pointing([elevation, azimuth]: Direction, side: number): Vector {
  const [e, a] = [radians(elevation), radians(azimuth)];
  return [Math.sin(e) * Math.sin(a) * side, Math.cos(e), Math.sin(e) * Math.cos(a)];
}

/** Leans a vector of the upper body forward, then to the person's left. */
function leaning([x, y, z]: Vector, lean: number, sway: number): Vector {
  const [c, s, d, t] = [Math.cos(lean), Math.sin(lean), Math.cos(sway), Math.sin(sway)];
  const [v, w] = [y * c + z * s, z * c - y * s];
  return [x * d - v * t, v * d + x * t, w];
}

/** The eye looks down a little, so that what is nearer stands lower in the picture. */
const lookingDown = Math.sin(radians(11));

/**
 * Forward kinematics: bones of the pose, from the pelvis outwards, seen by an eye far away.
 * @param turn degrees to the right of the picture
 */
export function skeleton(size: Proportions, pose: Pose, turn: number): Skeleton {
  const [lean, sway] = [radians(pose.lean ?? 0), radians(pose.sway ?? 0)];
  const upper = (vector: Vector) => leaning(vector, lean, sway);
  const pelvis: Vector = [0, 0, 0];
  const neck = upper([0, -size.torso, 0]);
  const head = add(neck, upper([0, -size.neck - 9.6 * size.head, 1.2]));
  const bone = (from: Vector, [first, second]: Limb, side: number, lengths: [number, number], ofUpper: boolean) => {
    const way = (direction: Direction) => (ofUpper ? upper(pointing(direction, side)) : pointing(direction, side));
    const joint = add(from, way(first), lengths[0]);
    return [joint, add(joint, way(second), lengths[1]), way(second)] as const;
  };
  const pair = <T>(make: (index: 0 | 1, side: number) => T): [T, T] => [make(0, -1), make(1, 1)];
  const shoulders = pair((_, side) => upper([side * (size.shoulder - size.arm * 0.36), -size.torso + 3.4, 0]));
  const arms = pair((i, side) => bone(shoulders[i], pose.arms[i], side, [size.upperArm, size.foreArm], true));
  const hips = pair((_, side): Vector => [side * (size.hip - size.leg * 0.52), -0.5, 0]);
  const legs = pair((i, side) => bone(hips[i], pose.legs[i], side, [size.thigh, size.shin], false));
  const toes = pair((i, side) => {
    const shin = legs[i][2];
    const forward: Vector = [side * 0.24, 0.1, 1];
    const along = forward[0] * shin[0] + forward[1] * shin[1] + forward[2] * shin[2];
    return add(legs[i][1], unit(add(forward, shin, -along)), size.leg * 0.78);
  });
  const sole = size.leg * 0.44;
  const angle = radians(turn);
  const seen = ([x, y, z]: Vector): Joint => {
    const near = z * Math.cos(angle) - x * Math.sin(angle);
    return { at: [x * Math.cos(angle) + z * Math.sin(angle), y + near * lookingDown], near };
  };
  const all = {
    pelvis: seen(pelvis),
    neck: seen(neck),
    head: seen(head),
    shoulders: pair((i) => seen(shoulders[i])),
    elbows: pair((i) => seen(arms[i][0])),
    hands: pair((i) => seen(arms[i][1])),
    hips: pair((i) => seen(hips[i])),
    knees: pair((i) => seen(legs[i][0])),
    ankles: pair((i) => seen(legs[i][1])),
    toes: pair((i) => seen(toes[i])),
  };
  const lowest = Math.max(
    ...[...all.ankles, ...all.toes, ...all.knees].map(({ at }) => at[1] + sole),
    all.pelvis.at[1] + size.leg * 0.6,
  );
  const drop = -lowest - (pose.lift ?? 0);
  const moved = ({ at, near }: Joint): Joint => ({ at: [at[0], at[1] + drop], near });
  const both = ([a, b]: [Joint, Joint]): [Joint, Joint] => [moved(a), moved(b)];
  return {
    pelvis: moved(all.pelvis),
    neck: moved(all.neck),
    head: moved(all.head),
    shoulders: both(all.shoulders),
    elbows: both(all.elbows),
    hands: both(all.hands),
    hips: both(all.hips),
    knees: both(all.knees),
    ankles: both(all.ankles),
    toes: both(all.toes),
    turn: angle,
  };
}

/** The pose with every bone a few degrees off, as no two people stand alike: arms more, legs less. */
export function varied(pose: Pose, random: Random, degrees = 5): Pose {
  const off = (share = 1) => random.range(-degrees, degrees) * share;
  const limb = ([a, b]: Limb, share: number): Limb => [
    [a[0] + off(share), a[1] + off(share)],
    [b[0] + off(share), b[1] + off(share)],
  ];
  return {
    ...pose,
    arms: [limb(pose.arms[0], 1), limb(pose.arms[1], 1)],
    legs: [limb(pose.legs[0], 0.4), limb(pose.legs[1], 0.4)],
    tilt: (pose.tilt ?? 0) + off(0.8),
    sway: (pose.sway ?? 0) + off(0.35),
  };
}
