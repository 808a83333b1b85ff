import { type Character, isChild, isOld } from "./characters.ts";
import type { Facing, Pose } from "./poses.ts";

export type Point = [number, number];

/** Sizes in hundredths of a grown-up's height; y points down, the ground is y = 0. */
export interface Proportions {
  head: number;
  neck: number;
  torso: number;
  thigh: number;
  shin: number;
  upperArm: number;
  foreArm: number;
  shoulder: number;
  hip: number;
  armWidth: number;
  legWidth: number;
}

export function proportions(character: Character): Proportions {
  const wide = character.build === "slim" ? 0.9 : character.build === "stout" ? 1.2 : 1;
  const { kind } = character;
  const broad = kind === "man" || kind === "old man" ? 1.08 : 1;
  if (isChild(kind) || kind === "cat" || kind === "rabbit") {
    return {
      head: 15.8,
      neck: 0.5,
      torso: 20,
      thigh: 10,
      shin: 10,
      upperArm: 9.5,
      foreArm: 8.5,
      shoulder: 8 * wide,
      hip: 7 * wide,
      armWidth: 5.6 * Math.sqrt(wide),
      legWidth: 7 * Math.sqrt(wide),
    };
  }
  const small = isOld(kind) ? 0.93 : kind === "fox" || kind === "dog" ? 0.92 : 1;
  return {
    head: 15.6,
    neck: 1.4,
    torso: 27 * small,
    thigh: 14.5 * small,
    shin: 14.5 * small,
    upperArm: 13 * small,
    foreArm: 11.5 * small,
    shoulder: 10 * wide * broad,
    hip: 8 * wide,
    armWidth: 6.4 * Math.sqrt(wide),
    legWidth: 8.2 * Math.sqrt(wide),
  };
}

/** Joint positions of a figure whose ground point is (0, 0); index 0 of a pair is on the picture's left. */
export interface Skeleton {
  hip: Point;
  neck: Point;
  head: Point;
  /** Degrees the torso and head lean. */
  lean: number;
  tilt: number;
  shoulders: [Point, Point];
  elbows: [Point, Point];
  hands: [Point, Point];
  hips: [Point, Point];
  knees: [Point, Point];
  feet: [Point, Point];
  turn: number;
}

const along = (from: Point, degrees: number, length: number): Point => {
  const angle = (degrees * Math.PI) / 180;
  return [from[0] + Math.sin(angle) * length, from[1] + Math.cos(angle) * length];
};

function turned(point: Point, about: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const x = point[0] - about[0];
  const y = point[1] - about[1];
  return [about[0] + x * Math.cos(angle) - y * Math.sin(angle), about[1] + x * Math.sin(angle) + y * Math.cos(angle)];
}

/** Left and right exchanged, for figures that face left. */
function mirrored(pose: Pose): Pose {
  const flip = (bones: readonly [number, number]): [number, number] => [-bones[0], -bones[1]];
  return {
    ...pose,
    arms: [flip(pose.arms[1]), flip(pose.arms[0])],
    legs: [flip(pose.legs[1]), flip(pose.legs[0])],
    lean: -(pose.lean ?? 0),
    tilt: -(pose.tilt ?? 0),
    turn: -(pose.turn ?? 0),
    hold: pose.hold === "both" ? "both" : pose.hold === 0 ? 1 : 0,
  };
}

/** The pose as it is drawn for a facing: poses look right unless the figure faces left. */
export function facedPose(pose: Pose, facing: Facing): Pose {
  return facing === "left" ? mirrored(pose) : pose;
}

/** Places every joint so that the lowest foot, knee or hip touches the ground (or floats `lift` above it). */
export function skeleton(size: Proportions, pose: Pose): Skeleton {
  const hip: Point = [0, 0];
  const lean = pose.lean ?? 0;
  const upright = (x: number, y: number): Point => turned([x, y], hip, lean);
  const neck = upright(0, -size.torso);
  const head = turned([0, -size.torso - size.neck - size.head * 0.9], neck, 0);
  const headAt = upright(head[0], head[1]);
  const narrow = pose.direction === "side" ? 0.86 : 1;
  const shoulders: [Point, Point] = [
    upright(-size.shoulder * narrow, -size.torso + 4.2),
    upright(size.shoulder * narrow, -size.torso + 4.2),
  ];
  const hips: [Point, Point] = [
    [-size.hip * 0.55 * narrow, -1],
    [size.hip * 0.55 * narrow, -1],
  ];
  const bone = (side: 0 | 1, kind: "arm" | "leg"): [Point, Point] => {
    const [upper, lower] = kind === "arm" ? pose.arms[side] : pose.legs[side];
    const middle = along(
      kind === "arm" ? shoulders[side] : hips[side],
      upper,
      kind === "arm" ? size.upperArm : size.thigh,
    );
    return [middle, along(middle, lower, kind === "arm" ? size.foreArm : size.shin)];
  };
  const [elbow0, hand0] = bone(0, "arm");
  const [elbow1, hand1] = bone(1, "arm");
  const [knee0, foot0] = bone(0, "leg");
  const [knee1, foot1] = bone(1, "leg");
  const sole = size.legWidth * 0.45;
  const lowest = Math.max(foot0[1], foot1[1], knee0[1], knee1[1], 2) + sole;
  const drop = -lowest - (pose.lift ?? 0);
  const move = ([x, y]: Point): Point => [x, y + drop];
  return {
    hip: move(hip),
    neck: move(neck),
    head: move(headAt),
    lean,
    tilt: pose.tilt ?? 0,
    shoulders: [move(shoulders[0]), move(shoulders[1])],
    elbows: [move(elbow0), move(elbow1)],
    hands: [move(hand0), move(hand1)],
    hips: [move(hips[0]), move(hips[1])],
    knees: [move(knee0), move(knee1)],
    feet: [move(foot0), move(foot1)],
    turn: pose.turn ?? 0,
  };
}
