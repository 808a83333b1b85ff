import { circlePath, type Point } from "../../../geometry.ts";
import type { View } from "../../facing.ts";
import { cap, plait, tail } from "../shapes.ts";
import { type HairParts, parts, pick } from "./parts.ts";

export const ponytail = (view: View): HairParts =>
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
  );

export function pigtails(view: View): HairParts {
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
}

export const braids = (view: View): HairParts =>
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
  );

export const bun = (view: View): HairParts =>
  parts(
    [cap(view, 0.7, "swept", 3)],
    [pick(view, circlePath(0, -15.4, 5.2, 4.7), circlePath(-6.4, -14, 5.2, 4.8), circlePath(-9, -12.4, 5.2, 4.9))],
  );

export const spaceBuns = (view: View): HairParts =>
  parts(
    [cap(view, 0.9, "centre", 3)],
    pick(
      view,
      [circlePath(8, -12.6, 4.7), circlePath(-8, -12.6, 4.7)],
      [circlePath(-8.4, -12.2, 4.8), circlePath(5.6, -13.4, 4.3)],
      [circlePath(-5.4, -14, 4.8)],
    ),
  );
