import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Box, RgbImage } from "../../../src/pipeline/index.ts";
import { readMask } from "../../../training/drawing/masks.ts";
import { Random } from "../../../training/drawing/random.ts";
import { render } from "../../../training/drawing/render.ts";
import { crop, LikenessEncoder, personBox, similarity } from "../../../training/evaluate/likeness.ts";
import { Reader } from "../../../training/evaluate/reader.ts";
import type { SeenPerson } from "../../../training/evaluate/reading.ts";
import { compose } from "../../../training/picture-book/compose.ts";
import { heldOutCharacter } from "../../../training/picture-book/people/cast.ts";
import { jointNames } from "../../../training/picture-book/people/figure.ts";
import { randomPanel } from "../../../training/picture-book/random-panel/index.ts";
import { writeLikeness, writeReader } from "./networks.ts";

const folder = mkdtempSync(path.join(tmpdir(), "evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Colour = readonly [number, number, number];

/** A square in one colour, its right half perhaps in another. */
function picture(side: number, left: Colour, right: Colour = left): RgbImage {
  const data = new Uint8Array(3 * side * side);
  for (let i = 0; i < side * side; i++) data.set(i % side < side / 2 ? left : right, 3 * i);
  return { width: side, height: side, data };
}
const [red, green, blue, white] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
] as const;

/** Intersection over union. */
function overlap(a: Box, b: Box): number {
  const area = ({ left, top, right, bottom }: Box) => Math.max(0, right - left) * Math.max(0, bottom - top);
  const both = area({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  return both / (area(a) + area(b) - both);
}

describe("the reader", () => {
  it("names the likeliest class of each column of each person, from left to right, and where the joints are", async () => {
    writeReader(folder, {
      people: [
        [0, 2, 1, 0, 9],
        [3, 2, 1, 9, 0],
        [-3, -2, -1, 9, 0],
      ],
      scene: [1, 0, -5, -4, -6],
      joints: [
        [0.1, 0.2, 0.3, 1.4],
        [0.5, 0.2, 0.5, 0.9],
        [0.9, 0.2, 0.7, 0.9],
      ],
    });
    const names = {
      people: [
        { name: "hair colour", classes: ["black", "red", "grey"] },
        { name: "pose", classes: ["standing", "waving"] },
      ],
      scene: [
        { name: "place", classes: ["park", "beach"] },
        { name: "time", classes: ["day", "night", "sunset"] },
      ],
      joints: ["head", "left foot"],
    };
    writeFileSync(path.join(folder, "reader.json"), JSON.stringify(names));
    const reader = await Reader.open(folder);
    const { people, scene } = await reader.read(picture(256, green));
    expect(people.map(({ labels }) => labels)).toEqual([
      { "hair colour": "red", pose: "waving" },
      { "hair colour": "black", pose: "standing" },
    ]);
    expect(people[0]!.joints["left foot"]![0]).toBeCloseTo(0.3);
    expect(people[0]!.joints["left foot"]![1]).toBeCloseTo(1.4);
    expect(people[1]!.joints.head![0]).toBeCloseTo(0.5);
    expect(scene).toEqual({ place: "park", time: "night" });
    // Larger panels are scaled; nobody is anybody in the dark.
    expect((await reader.read(picture(512, red))).people.length).toBe(1);
    expect((await reader.read(picture(512, blue))).people.length).toBe(3);
    expect((await reader.read(picture(256, [0, 0, 0]))).people).toEqual([]);
    await reader.release();
  });
});

describe("likeness", () => {
  const standing = (x: number): SeenPerson => ({
    labels: {},
    joints: { head: [x, 0.3], neck: [x, 0.4], "left foot": [x + 0.1, 0.9], "right foot": [x - 0.1, 0.9] },
  });

  it("is judged on people from head to feet, as far as they are in the picture", () => {
    const near = (
      person: SeenPerson,
      framing: string,
      expected: Record<"left" | "top" | "right" | "bottom", number>,
    ) => {
      for (const [edge, place] of Object.entries(personBox(person, { framing })))
        expect(place).toBeCloseTo(expected[edge as keyof typeof expected]);
    };
    near(standing(0.25), "full", { left: 0.1, top: 0.18, right: 0.4, bottom: 0.95 });
    near(standing(0.95), "full", { left: 0.8, top: 0.18, right: 1, bottom: 0.95 });
    // Where the picture ends above the knees, those are no more than a guess.
    near(standing(0.25), "half", { left: 0.13, top: 0.18, right: 0.37, bottom: 1 });
  });

  it("is judged on what is drawn of people of the picture book", () => {
    const random = new Random(3);
    const shared = Array.from({ length: 30 }, () => {
      const panel = randomPanel(random, [heldOutCharacter(random)]);
      const { mask, joints } = compose(panel, 256);
      const places = joints[0]!.map(([x, y], i) => [jointNames[i]!, [x / 256, y / 256]] as const);
      const person = { labels: {}, joints: Object.fromEntries(places) };
      const [masks, boxes, points] = [
        new Uint8Array(3072),
        new Float32Array(12),
        new Float32Array(9 * jointNames.length),
      ];
      readMask(render(mask).data, joints, masks, boxes, points);
      const [left, top, right, bottom] = boxes;
      return overlap(personBox(person, { framing: panel.framing }), {
        left: left!,
        top: top!,
        right: right!,
        bottom: bottom!,
      });
    });
    expect(shared.reduce((sum, value) => sum + value, 0) / shared.length).toBeGreaterThan(0.85);
  });

  it("is judged on squares that are white outside of the picture", async () => {
    const { width, height, data } = await crop(picture(200, red, blue), { left: 0, top: 0, right: 0.5, bottom: 1 });
    expect([width, height]).toEqual([128, 128]);
    const at = (x: number) => [...data.subarray(3 * (64 * 128 + x), 3 * (64 * 128 + x) + 3)];
    // The square is as wide as the picture and begins half of its half to the left of it.
    expect([at(8), at(48), at(120)]).toEqual([white, red, blue].map((colour) => [...colour]));
    const whole = await crop(picture(512, red), { left: 0, top: 0, right: 1, bottom: 1 });
    expect([...new Set(whole.data)].toSorted((a, b) => a - b)).toEqual([0, 255]);
  });

  it("is the cosine of two people's embeddings", async () => {
    writeLikeness(folder);
    const encoder = await LikenessEncoder.open(folder);
    const seen = { people: [standing(0.25), standing(0.75)], scene: { framing: "half" } };
    const [first, second] = await encoder.embed(picture(256, [255, 20, 0], [0, 20, 255]), seen);
    const [again] = await encoder.embed(picture(512, [255, 20, 0], [0, 20, 255]), seen);
    expect(similarity(first!, first!)).toBeCloseTo(1);
    expect(similarity(first!, again!)).toBeGreaterThan(0.99);
    expect(similarity(first!, second!)).toBeLessThan(0.9);
    expect(await encoder.embed(picture(256, red), { ...seen, people: [] })).toEqual([]);
    await encoder.release();
  });
});
