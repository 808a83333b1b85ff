import { describe, expect, test } from "vitest";
import { type Joint, readyPoses, type Skeleton, standPeople } from "../../../src/pipeline/index.ts";
import { joints } from "../../../src/pipeline/pose/skeleton.ts";

const square = { width: 512, height: 512 };
const { standing, sleeping, waving, sitting } = readyPoses;
const left = { left: 0, top: 0, right: 0.5, bottom: 1 };

const seen = (person: Skeleton) => joints.flatMap((joint) => (person[joint] ? [person[joint]] : []));
const middle = (person: Skeleton) => {
  const columns = seen(person).map(([x]) => x);
  return (Math.min(...columns) + Math.max(...columns)) / 2;
};
const height = (person: Skeleton, from: Joint = "nose", to: Joint = "leftAnkle") => person[to]![1] - person[from]![1];
const middles = (people: Skeleton[]) => people.map((person) => Number(middle(person).toFixed(2)));

describe("where nobody says where people stand", () => {
  test("they stand side by side, whole, in the order of their slots", () => {
    expect(middles(standPeople(standing, [null], null, square))).toEqual([0.5]);
    expect(middles(standPeople(standing, [null, null], null, square))).toEqual([0.25, 0.75]);
    expect(middles(standPeople(standing, [null, null, null], null, square))).toEqual([0.18, 0.5, 0.82]);
    for (const person of standPeople(standing, [null, null, null], null, square))
      expect(seen(person)).toHaveLength(joints.length);
  });

  test("in a wide shot they are half as large, and still on the ground", () => {
    const [near] = standPeople(standing, [null], null, square);
    const [far] = standPeople(standing, [null], "wide", square);
    expect(height(far!)).toBeCloseTo(height(near!) / 2, 5);
    expect(far!.leftAnkle![1]).toBeGreaterThan(0.9);
    expect(far!.leftAnkle![1]).toBeLessThan(1);
  });

  test("in a close-up they are large, with the face in the upper half whatever the pose", () => {
    const [whole] = standPeople(waving, [null], null, square);
    const [close] = standPeople(waving, [null], "close-up", square);
    expect(height(close!, "nose", "neck")).toBeCloseTo(1.7 * height(whole!, "nose", "neck"), 5);
    expect(close!.leftAnkle).toBeNull();
    expect(close!.leftWrist).not.toBeNull();
    for (const pose of [waving, sitting, sleeping]) {
      const [person] = standPeople(pose, [null], "close-up", square);
      expect(person!.neck![0]).toBeCloseTo(0.5, 5);
      expect(person!.neck![1]).toBeCloseTo(0.5, 5);
      expect(person!.nose).not.toBeNull();
    }
  });

  test("a close-up of several leaves each their shoulders' room", () => {
    for (const count of [2, 3]) {
      const people = standPeople(standing, Array(count).fill(null), "close-up", square);
      const shoulders = people.flatMap(({ rightShoulder, leftShoulder }) => [rightShoulder![0], leftShoulder![0]]);
      expect(shoulders).toEqual(shoulders.toSorted((a, b) => a - b));
    }
  });
});

describe("where somebody has a place", () => {
  test("the others take what is free", () => {
    const right = { ...left, left: 0.5, right: 1 };
    const inTheMiddle = { ...left, left: 0.32, right: 0.68 };
    const first = { ...left, right: 0.36 };
    expect(middles(standPeople(standing, [right, null], null, square))).toEqual([0.75, 0.25]);
    expect(middles(standPeople(standing, [null, left], null, square))).toEqual([0.75, 0.25]);
    expect(middles(standPeople(standing, [null, inTheMiddle], null, square))).toEqual([0.18, 0.5]);
    expect(middles(standPeople(standing, [null, first, null], null, square))).toEqual([0.5, 0.18, 0.82]);
  });

  test("who is only behind or in front gets a side, and keeps the depth", () => {
    const behind = { left: 0, top: 0, right: 1, bottom: 0.75 };
    const inFront = { left: 0, top: 0.25, right: 1, bottom: 1 };
    const people = standPeople(standing, [inFront, behind], null, square);
    expect(middles(people)).toEqual([0.25, 0.75]);
    expect(people[0]!.leftAnkle![1] - people[1]!.leftAnkle![1]).toBeCloseTo(0.25, 1);
  });

  test("two who are told the same place both stand there", () => {
    expect(middles(standPeople(standing, [left, left, null], null, square))).toEqual([0.25, 0.25, 0.5]);
  });

  test("nobody is nobody", () => {
    expect(standPeople(standing, [], "wide", square)).toEqual([]);
  });
});
