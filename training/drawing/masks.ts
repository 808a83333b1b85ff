/** Side of a mask, and how many people a panel can have. */
export const maskSize = 32;
export const slots = 3;

/**
 * Reads masks, boxes and what can be seen of the joints out of a 64 x 64 picture of the people in red, green and blue.
 * Joints are in units of a picture of 256.
 */
export function readMask(
  pixels: Uint8Array,
  joints: [number, number][][],
  masks: Uint8Array,
  boxes: Float32Array,
  points: Float32Array,
): void {
  const share = (slot: number, x: number, y: number) => pixels[(y * 64 + x) * 4 + slot]!;
  for (let slot = 0; slot < joints.length; slot++) {
    let [left, top, right, bottom] = [64, 64, 0, 0];
    for (let y = 0; y < 64; y++) {
      for (let x = 0; x < 64; x++) {
        if (share(slot, x, y) < 96) continue;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
      }
    }
    boxes.set(right > left ? [left / 64, top / 64, right / 64, bottom / 64] : [0, 0, 0, 0], slot * 4);
    for (let y = 0; y < maskSize; y++) {
      for (let x = 0; x < maskSize; x++) {
        const sum =
          share(slot, 2 * x, 2 * y) +
          share(slot, 2 * x + 1, 2 * y) +
          share(slot, 2 * x, 2 * y + 1) +
          share(slot, 2 * x + 1, 2 * y + 1);
        masks[(slot * maskSize + y) * maskSize + x] = Math.round(sum / 4);
      }
    }
    joints[slot]!.forEach(([x, y], joint) => {
      const inside = x >= 0 && y >= 0 && x < 256 && y < 256;
      const seen = inside && share(slot, Math.floor(x / 4), Math.floor(y / 4)) > 60;
      points.set([x / 256, y / 256, seen ? 1 : 0], (slot * joints[slot]!.length + joint) * 3);
    });
  }
}
