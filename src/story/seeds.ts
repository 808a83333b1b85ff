/** The largest seed: seeds fit a signed 32-bit integer everywhere. */
export const largestSeed = 2 ** 31 - 1;

/**
 * The seed of a panel that names none: the story's seed and the panel's index (from 0) mixed by SplitMix32
 * (golden-ratio increment, MurmurHash3's finaliser), without the sign bit. The same on every platform.
 */
export function panelSeed(storySeed: number, index: number): number {
  let mixed = (storySeed + Math.imul(index + 1, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & largestSeed;
}
