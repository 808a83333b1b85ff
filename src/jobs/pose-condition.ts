import {
  drawSkeletons,
  type PoseCondition,
  type PoseName,
  readyPoses,
  type Skeleton,
  standPeople,
} from "../pipeline/index.ts";
import type { DrawInput } from "./painter.ts";

/**
 * The people of a request in its pose, a ready one or that of a photo, for a pack's ControlNet. null when it has no pose,
 * or nobody to stand in it: how many people the words alone will draw is not known.
 */
export async function poseConditionOf({
  request,
  photoPose,
}: Pick<DrawInput, "request" | "photoPose">): Promise<PoseCondition | null> {
  const { slots, framing, width, height } = request;
  const pose = photoPose ?? readyPose(request.pose);
  if (pose === null || slots.length === 0) return null;
  const boxes = slots.map(({ box }) => box);
  const people = standPeople(pose, boxes, framing, { width, height });
  return { skeletons: await drawSkeletons(people, { width, height }) };
}

function readyPose(name: string | null): Skeleton | null {
  return name !== null && Object.hasOwn(readyPoses, name) ? readyPoses[name as PoseName] : null;
}
