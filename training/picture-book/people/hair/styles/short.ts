import { band } from "../../../geometry.ts";
import type { View } from "../../facing.ts";
import { cap, curls, tufts } from "../shapes.ts";
import { type HairParts, parts, pick } from "./parts.ts";

export const halfBald = (view: View): HairParts =>
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
  );

export const buzz = (view: View): HairParts => parts([cap(view, 0, "high", 1.4)], [], { shaved: true });

export const short = (view: View): HairParts => parts([cap(view, 1, "tousled")]);

export const sidePart = (view: View): HairParts => parts([cap(view, 1.4, "parted")]);

export const quiff = (view: View): HairParts =>
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
  ]);

export const spiky = (view: View): HairParts =>
  parts([tufts(view, [4, 5, 5.6, 6.2, 5.6, 5, 4.4, 3.6]) + cap(view, 0.5, "tousled")]);

export const mohawk = (view: View): HairParts =>
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
  ]);

export const pixie = (view: View): HairParts => parts([cap(view, 1.4, "pixie", 4.4)]);
