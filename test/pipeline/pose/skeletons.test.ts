import { describe, expect, test } from "vitest";
import { drawSkeletons, type Joint, placeSkeleton, readyPoses, type Skeleton } from "../../../src/pipeline/index.ts";
import { joints } from "../../../src/pipeline/pose/skeleton.ts";
import { poses } from "../../../src/story/index.ts";
import { pixelAt } from "../photo/support.ts";

/** OpenPose's colours, joint by joint. */
const colours: Record<Joint, [number, number, number]> = {
  nose: [255, 0, 0],
  neck: [255, 85, 0],
  rightShoulder: [255, 170, 0],
  rightElbow: [255, 255, 0],
  rightWrist: [170, 255, 0],
  leftShoulder: [85, 255, 0],
  leftElbow: [0, 255, 0],
  leftWrist: [0, 255, 85],
  rightHip: [0, 255, 170],
  rightKnee: [0, 255, 255],
  rightAnkle: [0, 170, 255],
  leftHip: [0, 85, 255],
  leftKnee: [0, 0, 255],
  leftAnkle: [85, 0, 255],
  rightEye: [170, 0, 255],
  leftEye: [255, 0, 255],
  rightEar: [255, 0, 170],
  leftEar: [255, 0, 85],
};
const size = { width: 512, height: 640 };

const at = (image: { width: number; data: Uint8Array }, skeleton: Skeleton, joint: Joint) =>
  pixelAt(image, Math.floor(skeleton[joint]![0] * size.width), Math.floor(skeleton[joint]![1] * size.height));
const difference = (one: number[], other: number[]) => Math.max(...one.map((x, i) => Math.abs(x - other[i]!)));

describe("drawing", () => {
  test("every joint in its colour on black", async () => {
    const standing = readyPoses.standing;
    const image = await drawSkeletons([standing], size);
    expect(image).toMatchObject(size);
    expect(image.data).toHaveLength(512 * 640 * 3);
    for (const joint of joints) expect(difference(at(image, standing, joint), colours[joint]), joint).toBeLessThan(3);
    expect(pixelAt(image, 3, 3)).toEqual([0, 0, 0]);
  });

  test.each([
    ["neck", "rightShoulder", 0],
    ["neck", "leftShoulder", 1],
    ["rightElbow", "rightWrist", 3],
    ["leftElbow", "leftWrist", 5],
    ["rightKnee", "rightAnkle", 8],
    ["neck", "leftHip", 9],
    ["neck", "nose", 12],
  ] as const)("the limb from %s to %s has colour %i at 0.6, eight pixels wide", async (from, to, i) => {
    const standing = readyPoses.standing;
    const image = await drawSkeletons([standing], size);
    const [a, b] = [standing[from]!, standing[to]!].map(([x, y]) => [x * size.width, y * size.height] as const);
    const [middle, length] = [[(a![0] + b![0]) / 2, (a![1] + b![1]) / 2], Math.hypot(b![0] - a![0], b![1] - a![1])];
    const across = (pixels: number) => [
      Math.floor(middle[0]! - ((b![1] - a![1]) / length) * pixels),
      Math.floor(middle[1]! + ((b![0] - a![0]) / length) * pixels),
    ];
    const dimmed = Object.values(colours)[i]!.map((x) => 0.6 * x);
    const [x, y] = across(0) as [number, number];
    expect(difference(pixelAt(image, x, y), dimmed)).toBeLessThan(3);
    for (const [pixels, inside] of [
      [2.5, true],
      [-2.5, true],
      [6, false],
      [-6, false],
    ] as const) {
      const [besideX, besideY] = across(pixels) as [number, number];
      expect(difference(pixelAt(image, besideX, besideY), inside ? dimmed : [0, 0, 0]), `${pixels}`).toBeLessThan(3);
    }
  });

  test("a joint that is not seen takes its limbs with it; two people are both drawn", async () => {
    const left = placeSkeleton(readyPoses.standing, { left: 0, top: 0, right: 0.5, bottom: 1 }, size);
    const right = placeSkeleton(readyPoses.standing, { left: 0.5, top: 0, right: 1, bottom: 1 }, size);
    const image = await drawSkeletons([{ ...left, rightElbow: null }, right], size);
    expect(at(image, left, "rightElbow")).toEqual([0, 0, 0]);
    expect(difference(at(image, left, "rightWrist"), colours.rightWrist)).toBeLessThan(3);
    expect(difference(at(image, right, "rightElbow"), colours.rightElbow)).toBeLessThan(3);
  });

  test("nobody is a black picture", async () => {
    expect((await drawSkeletons([], { width: 64, height: 32 })).data.every((x) => x === 0)).toBe(true);
  });
});

describe("ready poses", () => {
  test("there is one for every pose of the story language", () => {
    expect(Object.keys(readyPoses)).toEqual(expect.arrayContaining([...poses]));
    expect(Object.keys(readyPoses).length).toBeGreaterThanOrEqual(10);
  });

  const all = Object.entries(readyPoses);
  test.each(all)("%s lies in the unit square", (_, skeleton) => {
    for (const joint of joints)
      for (const share of skeleton[joint] ?? []) {
        expect(share, joint).toBeGreaterThan(0);
        expect(share, joint).toBeLessThan(1);
      }
  });

  test.each(all)("%s has limbs of human length, seen at an angle or not", (_, skeleton) => {
    const length = (from: Joint, to: Joint) =>
      Math.hypot(skeleton[from]![0] - skeleton[to]![0], skeleton[from]![1] - skeleton[to]![1]);
    for (const own of ["right", "left"] as const) {
      expect(length(`${own}Shoulder`, `${own}Elbow`)).toBeLessThan(0.145);
      expect(length(`${own}Elbow`, `${own}Wrist`)).toBeLessThan(0.145);
      expect(length(`${own}Hip`, `${own}Knee`)).toBeLessThan(0.2);
      expect(length(`${own}Knee`, `${own}Ankle`)).toBeLessThan(0.2);
      expect(length("neck", `${own}Hip`)).toBeLessThan(0.27);
    }
  });
});

describe("placing", () => {
  const picture = { width: 400, height: 200 };

  test("keeps proportions, in the middle of the box, on its lower edge", () => {
    const placed = placeSkeleton(readyPoses.standing, { left: 0.5, top: 0.1, right: 1, bottom: 0.9 }, picture);
    const square = readyPoses.standing;
    const [across, down] = [0, 1].map((axis) => placed.leftAnkle![axis]! - placed.rightShoulder![axis]!);
    const [squareAcross, squareDown] = [0, 1].map((axis) => square.leftAnkle![axis]! - square.rightShoulder![axis]!);
    expect((across! * 400) / (down! * 200)).toBeCloseTo(squareAcross! / squareDown!, 5);
    expect((placed.leftWrist![0] + placed.rightWrist![0]) / 2).toBeCloseTo(0.75, 5);
    expect(0.9 - placed.leftAnkle![1]).toBeCloseTo(0.8 * (1 - square.leftAnkle![1]), 5);
  });

  test("a box that is too narrow makes the figure smaller", () => {
    const box = { left: 0.4, top: 0, right: 0.5, bottom: 1 };
    for (const joint of joints) {
      const point = placeSkeleton(readyPoses.sleeping, box, picture)[joint];
      if (!point) continue;
      expect(point[0]).toBeGreaterThan(0.4);
      expect(point[0]).toBeLessThan(0.5);
    }
  });
});
