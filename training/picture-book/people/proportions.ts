import { type Character, isChild, isGrownMan, isOld, isTeenager } from "./character.ts";

/** Sizes in hundredths of a grown-up's height. */
export interface Proportions {
  /** What a head of 23 units (chin to crown) is scaled by. */
  head: number;
  neck: number;
  torso: number;
  thigh: number;
  shin: number;
  upperArm: number;
  foreArm: number;
  /** Half widths. */
  shoulder: number;
  waist: number;
  hip: number;
  /** Half depths of chest and belly. */
  chest: number;
  belly: number;
  /** Widths of limbs at their beginnings. */
  arm: number;
  leg: number;
}

/** Grown-ups are three and a half heads tall, children under three: a small model draws a large face better than a small one. */
export function proportions(character: Character): Proportions {
  const { kind, build } = character;
  const stout = build === "stout" ? 1 : 0;
  const wide = build === "slim" ? 0.9 : stout ? 1.16 : 1;
  const belly = build === "slim" ? 0.86 : stout ? 1.42 : 1;
  const limb = Math.sqrt(wide);
  if (isChild(kind) || kind === "cat" || kind === "rabbit")
    return {
      head: 1.24,
      neck: 1.4,
      torso: 20,
      thigh: 13.5,
      shin: 12.5,
      upperArm: 10,
      foreArm: 9,
      shoulder: 7.6 * wide,
      waist: 6.6 * wide * (stout ? 1.12 : 1),
      hip: 7 * wide,
      chest: 5.5 * wide,
      belly: 5.9 * belly,
      arm: 5.4 * limb,
      leg: 7 * limb,
    };
  const man = isGrownMan(kind) || kind === "bear" || kind === "robot";
  const size = isTeenager(kind) ? 0.93 : isOld(kind) || kind === "fox" || kind === "dog" ? 0.95 : 1;
  return {
    head: isTeenager(kind) ? 1.29 : 1.32,
    neck: 2.6,
    torso: 27.5 * size,
    thigh: 20 * size,
    shin: 18.5 * size,
    upperArm: 14 * size,
    foreArm: 12.5 * size,
    shoulder: (man ? 11.6 : 9.6) * wide * (isTeenager(kind) ? 0.93 : 1),
    waist: (man ? 9.2 : 7.4) * wide * (stout ? 1.16 : 1),
    hip: (man ? 8.6 : 9) * wide,
    chest: 7 * wide,
    belly: 6.8 * belly,
    arm: (man ? 6.9 : 6) * limb,
    leg: 8.8 * limb,
  };
}
