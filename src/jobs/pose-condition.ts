import { drawSkeletons, type PoseCondition, type PoseName, readyPoses, standPeople } from "../pipeline/index.ts";
import type { DrawingRequest } from "./painter.ts";

/**
 * The people of a request in its pose, for a pack's ControlNet. null when it has no pose, or nobody to stand in it: how
 * many people the words alone will draw is not known.
 */
export async function poseConditionOf(request: DrawingRequest): Promise<PoseCondition | null> {
  const { pose, slots, framing, width, height } = request;
  if (pose === null || slots.length === 0 || !isReadyPose(pose)) return null;
  const boxes = slots.map(({ box }) => box);
  const people = standPeople(readyPoses[pose], boxes, framing, { width, height });
  return { skeletons: await drawSkeletons(people, { width, height }) };
}

function isReadyPose(pose: string): pose is PoseName {
  return Object.hasOwn(readyPoses, pose);
}
