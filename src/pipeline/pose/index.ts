export { drawSkeletons } from "./draw-skeletons.ts";
export { placeSkeleton } from "./place-skeleton.ts";
export { PoseReader } from "./pose-reader.ts";
export { type PoseName, readyPoses } from "./ready-poses.ts";
export type { Joint, Skeleton } from "./skeleton.ts";
export { type Framing, standPeople } from "./stand-people.ts";
