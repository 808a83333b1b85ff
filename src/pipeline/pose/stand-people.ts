import type { Box } from "../image.ts";
import { placeSkeleton } from "./place-skeleton.ts";
import { joints, type Skeleton } from "./skeleton.ts";

/** How much of people a picture shows; null = all of them. */
export type Framing = "close-up" | "wide" | null;

type Column = readonly [left: number, right: number];

const wholeWidth: readonly Column[] = [[0, 1]];
const halves: readonly Column[] = [
  [0, 0.5],
  [0.5, 1],
];
const thirds: readonly Column[] = [
  [0, 0.36],
  [0.32, 0.68],
  [0.64, 1],
];

/** Heights of its box that a pose's frame has in a close-up: as near as still shows what the arms do. */
const closeUpHeight = 1.7;
/** Shoulders and a little beside them, in heights of the frame: what a close-up must find room for in a box's width. */
const closeUpWidth = 0.3;
/** Of its box, that a pose's frame has in a wide shot, and where people stand in it. */
const wideHeight = 0.5;
const wideGround = 0.95;

/**
 * People who all stand in one pose, set into a picture in the order of their slots.
 *
 * @param boxes where each of them is wanted; null, or a box of the picture's whole width: wherever there is room, from
 *   the left
 * @param picture its size in pixels
 * @returns the joints in shares of the picture; those outside of it are null, as in the pictures that ControlNets for
 *   poses have seen
 */
export function standPeople(
  pose: Skeleton,
  boxes: readonly (Box | null)[],
  framing: Framing,
  picture: { width: number; height: number },
): Skeleton[] {
  return columnsFor(boxes).map((box) => {
    if (framing === "close-up") return inside(placeCloseUp(pose, box, picture));
    return inside(placeSkeleton(pose, framing === "wide" ? farAway(box) : box, picture));
  });
}

/** A box for everybody: whoever has no side of the picture yet takes the first column that nobody has. */
function columnsFor(boxes: readonly (Box | null)[]): Box[] {
  const middles = boxes.flatMap((box) => (box && !isWholeWidth(box) ? [(box.left + box.right) / 2] : []));
  const pair = middles.includes(0.5) ? thirds : halves;
  const columns = [wholeWidth, wholeWidth, pair][boxes.length] ?? thirds;
  const free = columns.filter(([left, right]) => !middles.some((middle) => middle > left && middle < right));
  return boxes.map((box) => {
    if (box && !isWholeWidth(box)) return box;
    const [left, right] = free.shift() ?? wholeWidth[0]!;
    return { top: 0, bottom: 1, ...box, left, right };
  });
}

const isWholeWidth = ({ left, right }: Box): boolean => left === 0 && right === 1;

/** The necks at half of the box's height, whatever the pose: who sits or lies is in the picture's middle too. */
function placeCloseUp(pose: Skeleton, box: Box, { width, height }: { width: number; height: number }): Skeleton {
  const [boxWidth, boxHeight] = [(box.right - box.left) * width, (box.bottom - box.top) * height];
  const frame = Math.min(closeUpHeight * boxHeight, boxWidth / closeUpWidth);
  const [neckX, neckY] = pose.neck ?? [0.5, 0.5];
  const placed = joints.map((joint) => {
    const point = pose[joint];
    if (!point) return [joint, null];
    const across = (box.left + box.right) / 2 + ((point[0] - neckX) * frame) / width;
    return [joint, [across, (box.top + box.bottom) / 2 + ((point[1] - neckY) * frame) / height]];
  });
  return Object.fromEntries(placed) as Skeleton;
}

function farAway({ left, top, right, bottom }: Box): Box {
  const ground = top + wideGround * (bottom - top);
  return { left, right, top: ground - wideHeight * (bottom - top), bottom: ground };
}

function inside(skeleton: Skeleton): Skeleton {
  const seen = joints.map((joint) => {
    const point = skeleton[joint];
    return [joint, point?.every((share) => share >= 0 && share <= 1) ? point : null];
  });
  return Object.fromEntries(seen) as Skeleton;
}
