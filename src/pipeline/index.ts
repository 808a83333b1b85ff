/** Pictures: photos -> identities, prompt + identities -> picture. Usable as a library by itself; see docs/library.md. */
export { type BuildPlan, planBuild } from "./build-pack.ts";
export { type AskedDevice, chooseDevice, type Device, type DeviceChoice } from "./devices/index.ts";
export type { CharacterLook, CharacterPhoto } from "./encode-identity.ts";
export { type Identity, identityFromBytes, identityToBytes } from "./identity.ts";
export { type Box, decodeGray, decodeImage, encodePng, encodeWebp, type GrayImage, type RgbImage } from "./image.ts";
export type { MicroConditioning } from "./micro-conditioning.ts";
export { openPack } from "./open-pack.ts";
export { type PackDescription, readPack } from "./pack.ts";
export { PackError } from "./pack-error.ts";
export type { PackOptions } from "./pack-networks.ts";
export {
  bodyCrop,
  checkPhoto,
  clothCrop,
  type Face,
  faceCrop,
  type Photo,
  PhotoError,
  type PhotoErrorCode,
  PhotoReader,
  photoLimits,
  type Reference,
  readPhoto,
  referenceFromBytes,
  referenceToBytes,
  type Safety,
  type SafetyClass,
  type SafetyLevel,
  scaleForShowing,
} from "./photo/index.ts";
export {
  drawSkeletons,
  type Framing,
  type Joint,
  type PoseName,
  PoseReader,
  placeSkeleton,
  readyPoses,
  type Skeleton,
  standPeople,
} from "./pose/index.ts";
export type { PoseCondition } from "./pose-residuals.ts";
export type { DrawHooks, DrawOptions, StoryMaker } from "./storymaker.ts";
