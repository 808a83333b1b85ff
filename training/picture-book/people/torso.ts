import { between, type Point } from "../geometry.ts";
import type { Proportions } from "./proportions.ts";
import type { Skeleton } from "./skeleton.ts";

/** The trunk as a tube of elliptic sections: levels run from 0 (neck) to 1 (hips) and beyond. */
export interface Torso {
  /** A point on the outline seen: side -1 = left edge in the picture, 1 = right edge. */
  edge(level: number, side: number, out?: number): Point;
  /** A point on the front: across -1 (person's right) to 1; null where it is turned away from us. */
  front(level: number, across: number): Point | null;
  /** Degrees the trunk leans in the picture. */
  angle: number;
}

/** Level, half width and half depth of each section, between which sizes change evenly. */
function sections(size: Proportions): [number, number, number][] {
  return [
    [-0.05, size.shoulder * 0.42, size.chest * 0.5],
    [0.03, size.shoulder * 0.8, size.chest * 0.72],
    [0.12, size.shoulder * 1.0, size.chest * 0.86],
    [0.36, size.shoulder * 0.93, size.chest],
    [0.68, size.waist, size.belly],
    [0.88, size.hip * 0.98, size.belly * 1.02],
    [1.08, size.hip * 1.03, size.belly * 0.98],
    [1.4, size.hip * 1.08, size.belly],
  ];
}

export function torsoOf(size: Proportions, bones: Skeleton): Torso {
  const [top, bottom] = [bones.neck.at, bones.pelvis.at];
  const table = sections(size);
  const [cos, sin] = [Math.cos(bones.turn), Math.sin(bones.turn)];
  const length = Math.hypot(bottom[0] - top[0], bottom[1] - top[1]);
  const across: Point = [(bottom[1] - top[1]) / length, -(bottom[0] - top[0]) / length];
  const sizes = (level: number): [number, number] => {
    const after = Math.max(
      1,
      table.findIndex(([at]) => at >= level),
    );
    const [a, b] = [table[after - 1]!, table[after]!];
    const share = Math.min(1, Math.max(0, (level - a[0]) / (b[0] - a[0])));
    return [a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
  };
  const place = (level: number, x: number): Point => {
    const [cx, cy] = between(top, bottom, level);
    return [cx + across[0] * x, cy + across[1] * x];
  };
  return {
    edge(level, side, out = 0) {
      const [wide, deep] = sizes(level);
      return place(level, side * (Math.hypot(wide * cos, deep * sin) + out));
    },
    front(level, x) {
      const [wide, deep] = sizes(level);
      const z = deep * Math.sqrt(Math.max(0, 1 - x * x));
      if (z * cos - x * wide * sin < -0.3) return null;
      return place(level, x * wide * cos + z * sin);
    },
    angle: (Math.atan2(bottom[0] - top[0], bottom[1] - top[1]) * -180) / Math.PI,
  };
}
