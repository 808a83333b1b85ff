import { band, circlePath, type Point } from "../../geometry.ts";
import type { HairStyle } from "../character.ts";
import type { View } from "../facing.ts";
import { cap, curls, curtains, mass, outerEdge, plait, tail, tufts } from "./shapes.ts";

/** Shapes of a hairstyle, each filled in the hair's colour; `ties` in another. */
export interface HairParts {
  /** Behind the head (in the front view behind the shoulders, too). */
  back: string[];
  /** On the head, over the face's edge. */
  front: string[];
  ties: string[];
  /** Whether the ears are hidden. */
  ears?: boolean;
  /** Drawn as a shade on the scalp, not as a shape with a line. */
  shaved?: boolean;
}

const parts = (front: string[], back: string[] = [], more: Partial<HairParts> = {}): HairParts => ({
  back,
  front,
  ties: [],
  ...more,
});
const pick = <T>(view: View, front: T, threeQuarter: T, side: T): T =>
  view === "front" ? front : view === "side" ? side : threeQuarter;

const crownCurls = (view: View, volume: number): Point[] => {
  const edge = outerEdge(view, volume);
  return edge.slice(view === "front" ? 0 : 1).flatMap((point, i, all): Point[] => {
    const next = all[i + 1];
    return next ? [point, [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2]] : [point];
  });
};
const foreheadCurls = (view: View): Point[] =>
  pick<Point[]>(
    view,
    [
      [-7, -6.4],
      [-3.6, -7.8],
      [0, -8],
      [3.6, -7.8],
      [7, -6.4],
    ],
    [
      [-3, -6.4],
      [0.6, -7.8],
      [4, -7.8],
      [7, -6.6],
    ],
    [
      [0.6, -5.6],
      [3.4, -7.4],
      [6, -7.2],
    ],
  );

const styles: Record<HairStyle, (view: View) => HairParts> = {
  none: () => parts([]),
  bald: () => parts([]),
  "half bald": (view) =>
    parts(
      pick(
        view,
        [
          curls(
            [
              [-10, -1.4],
              [-10.2, 1.4],
              [-9.6, -4],
            ],
            2.1,
          ) +
            curls(
              [
                [10, -1.4],
                [10.2, 1.4],
                [9.6, -4],
              ],
              2.1,
            ),
        ],
        [
          curls(
            [
              [-10, -2.6],
              [-9.6, 0.6],
              [-8.2, 3.6],
              [-8, -0.6],
              [-7.6, 1.6],
            ],
            2.5,
          ),
        ],
        [
          curls(
            [
              [-9.8, -2.4],
              [-9, 1],
              [-6.6, 3.8],
              [-6.6, 0.4],
              [-5.6, 2],
            ],
            2.6,
          ),
        ],
      ),
    ),
  buzz: (view) => parts([cap(view, 0, "high", 1.4)], [], { shaved: true }),
  short: (view) => parts([cap(view, 1, "tousled")]),
  "side part": (view) => parts([cap(view, 1.4, "parted")]),
  quiff: (view) =>
    parts([
      cap(view, 0.5, "high"),
      pick(
        view,
        band(
          [
            [-6.6, -6.4],
            [-5.4, -12],
            [-0.6, -15.4],
            [5.4, -14.2],
            [7.6, -9.4],
          ],
          [4, 8, 9, 7.4, 3],
        ),
        band(
          [
            [-2.6, -8.6],
            [0, -13.4],
            [4.6, -15.4],
            [8.8, -13],
            [8.6, -8.4],
          ],
          [5, 7.4, 7.8, 6.4, 2.4],
        ),
        band(
          [
            [-4, -10],
            [0, -13.8],
            [4.4, -15],
            [8.4, -13],
            [8.4, -8.6],
          ],
          [4, 6.8, 7.6, 6.2, 2.4],
        ),
      ),
    ]),
  spiky: (view) => parts([tufts(view, [4, 5, 5.6, 6.2, 5.6, 5, 4.4, 3.6]) + cap(view, 0.5, "tousled")]),
  mohawk: (view) =>
    parts([
      pick(
        view,
        band(
          [
            [0, -6.8],
            [0, -10.6],
            [0, -14.6],
            [0.3, -19],
          ],
          [4.6, 6, 6, 2],
        ),
        band(
          [
            [5.6, -7.4],
            [3.6, -12.4],
            [-1.8, -14.4],
            [-7.6, -11.6],
            [-10.6, -5],
            [-10, 2],
          ],
          [4, 7.4, 8.4, 8, 6, 2],
        ),
        band(
          [
            [6.4, -7.8],
            [3.4, -12.4],
            [-2, -14.4],
            [-7.8, -11.4],
            [-10.8, -4],
            [-9.8, 3],
          ],
          [3.6, 7.4, 8.4, 8, 6, 2],
        ),
      ),
    ]),
  curly: (view) => parts([curls(crownCurls(view, 1), 3.2) + cap(view, 1, "curls") + curls(foreheadCurls(view), 2.5)]),
  afro: (view) =>
    parts(
      [
        curls(crownCurls(view, 4.6), 4.4) +
          cap(view, 4.4, "high", 2.6) +
          curls(
            foreheadCurls(view).map(([x, y]): Point => [x, y - 0.6]),
            2.2,
          ),
      ],
      [circlePath(pick(view, 0, -1.6, -2.2), -3.6, 15.4, 14.6)],
    ),
  pixie: (view) => parts([cap(view, 1.4, "pixie", 4.4)]),
  bob: (view) =>
    parts([cap(view, 1.5, "parted") + curtains(view, 9.6, 0.5)], [mass(view, 10.4, 0.6, 0.6)], { ears: true }),
  fringe: (view) =>
    parts([cap(view, 1.3, "fringe") + curtains(view, 15, 0.1)], [mass(view, 22, 0.1, 0.2)], { ears: true }),
  wavy: (view) => parts([cap(view, 1.8, "centre") + curtains(view, 16, 1.1)], [mass(view, 21, 1.4, 1)], { ears: true }),
  long: (view) => parts([cap(view, 1.2, "centre") + curtains(view, 19, 0.2)], [mass(view, 27, 0.3)], { ears: true }),
  ponytail: (view) =>
    parts(
      [cap(view, 0.8, "parted", 3.4)],
      [
        tail(
          pick<Point[]>(
            view,
            [
              [3, -11],
              [9.6, -14.4],
              [14.4, -9],
              [15, -1],
              [12.6, 6],
            ],
            [
              [-6, -9],
              [-12.4, -12.4],
              [-17, -6],
              [-17, 3],
              [-13.4, 11],
            ],
            [
              [-7, -9],
              [-13, -12],
              [-17.4, -5.6],
              [-17.4, 4],
              [-13.8, 12],
            ],
          ),
          7,
        ),
      ],
      { ties: [pick(view, circlePath(6.2, -12.4, 2), circlePath(-9, -10.6, 2), circlePath(-9.6, -10.4, 2))] },
    ),
  pigtails: (view) => {
    const bunch = (x: number, y: number, side: number) =>
      tail(
        [
          [x, y],
          [x + side * 4.6, y - 1],
          [x + side * 6.6, y + 5],
          [x + side * 4.8, y + 12],
        ],
        6.6,
      );
    return parts(
      [cap(view, 0.9, "centre")],
      pick(view, [bunch(9, -2, 1), bunch(-9, -2, -1)], [bunch(-8.6, -1, -1), bunch(7, 0, 1)], [bunch(-6.4, 0, -1)]),
      {
        ties: pick(
          view,
          [circlePath(10.6, -2.2, 1.9), circlePath(-10.6, -2.2, 1.9)],
          [circlePath(-10.4, -1.2, 1.9)],
          [circlePath(-8, -0.4, 1.9)],
        ),
      },
    );
  },
  braids: (view) =>
    parts(
      pick(
        view,
        [cap(view, 0.9, "centre", 3), ...plait([10.2, 5], [11, 21], 5), ...plait([-10.2, 5], [-11, 21], 5)],
        [cap(view, 0.9, "centre", 4), ...plait([-7, 6], [-7.6, 22], 5.2)],
        [cap(view, 0.9, "centre", 4), ...plait([-5, 7], [-5.6, 23], 5.2)],
      ),
      pick(view, [], plait([8.4, 7], [9.4, 21], 4.6), []),
      {
        ties: pick(
          view,
          [circlePath(11.1, 22.6, 1.5), circlePath(-11.1, 22.6, 1.5)],
          [circlePath(-7.7, 23.4, 1.5)],
          [circlePath(-5.7, 24.6, 1.5)],
        ),
      },
    ),
  bun: (view) =>
    parts(
      [cap(view, 0.7, "swept", 3)],
      [pick(view, circlePath(0, -15.4, 5.2, 4.7), circlePath(-6.4, -14, 5.2, 4.8), circlePath(-9, -12.4, 5.2, 4.9))],
    ),
  "space buns": (view) =>
    parts(
      [cap(view, 0.9, "centre", 3)],
      pick(
        view,
        [circlePath(8, -12.6, 4.7), circlePath(-8, -12.6, 4.7)],
        [circlePath(-8.4, -12.2, 4.8), circlePath(5.6, -13.4, 4.3)],
        [circlePath(-5.4, -14, 4.8)],
      ),
    ),
  dreadlocks: (view) => {
    const lock = ([x, y, length, bend]: [number, number, number, number]) =>
      band(
        [
          [x, y],
          [x + bend, y + length * 0.45],
          [x + bend * 1.1, y + length * 0.8],
          [x + bend * 0.9, y + length],
        ],
        [2.4, 3, 2.9, 2.2],
      );
    const behind: [number, number, number, number][] = pick(
      view,
      [
        [-7, 2, 19, -1.4],
        [-4, 4, 18, -0.6],
        [-1.4, 4, 18, 0],
        [1.4, 4, 18, 0],
        [4, 4, 18, 0.6],
        [7, 2, 19, 1.4],
      ],
      [
        [-1.6, 3, 16, -0.6],
        [-4, 2, 19, -1],
        [-6.6, 0, 21, -1.2],
        [-9, -3, 21, -1.6],
      ],
      [
        [-1.2, 3, 16, -0.6],
        [-3.8, 2, 19, -0.8],
        [-6.4, 0, 21, -1.2],
        [-9, -3, 21, -1.6],
      ],
    );
    const before: [number, number, number, number][] = pick(
      view,
      [
        [-10, -5, 20, -2.2],
        [10, -5, 20, 2.2],
        [-8.8, -7, 17, -1.4],
        [8.8, -7, 17, 1.4],
        [-6.6, -9.4, 9, -2],
        [6.6, -9.4, 9, 2],
      ],
      [
        [-9.6, -5, 21, -2],
        [-7.4, -6, 20, -1.4],
        [-5, -7, 18, -1],
        [-2.4, -8.4, 12, -2.4],
      ],
      [
        [-9.4, -5, 21, -2],
        [-6.6, -6, 20, -1.6],
        [-4, -7, 18, -1.2],
        [-1.4, -8, 13, -1.6],
      ],
    );
    return parts([cap(view, 1.6, "swept", 1.6), ...before.map(lock)], behind.map(lock), { ears: true });
  },
};

export function hairParts(style: HairStyle, view: View): HairParts {
  return styles[style](view);
}
