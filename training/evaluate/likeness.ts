import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Box, RgbImage } from "../../src/pipeline/index.ts";
import { planes, toImage, toSharp } from "./pixels.ts";
import type { Reading, SeenPerson } from "./reading.ts";

const side = 128;
const white = { r: 255, g: 255, b: 255 };
const within = (share: number) => Math.max(0, Math.min(1, share));

/**
 * How far the drawing goes beyond the head's middle (hair, ears) and beyond other joints, in distances from there to the
 * neck: the medians of the picture book's figures.
 */
const [aroundHead, aroundJoints] = [1.2, 0.5];
/** Framings that end above the knees: where these would be, the reader can only guess. */
const cut = ["close-up", "half"];
const legs = /knee|foot/;

/** Where a person is, from head to feet as far as they are in the picture. */
export function personBox({ joints }: SeenPerson, { framing }: Reading["scene"]): Box {
  const isCut = cut.includes(framing!);
  const [head, neck] = [joints.head!, joints.neck!];
  const unit = Math.hypot(head[0] - neck[0], head[1] - neck[1]);
  const discs = Object.entries(joints)
    .filter(([name]) => !(isCut && legs.test(name)))
    .map(([name, [x, y]]) => ({ x, y, radius: (name === "head" ? aroundHead : aroundJoints) * unit }));
  return {
    left: within(Math.min(...discs.map(({ x, radius }) => x - radius))),
    top: within(Math.min(...discs.map(({ y, radius }) => y - radius))),
    right: within(Math.max(...discs.map(({ x, radius }) => x + radius))),
    bottom: isCut ? 1 : within(Math.max(...discs.map(({ y, radius }) => y + radius))),
  };
}

/** The box widened to a square, scaled to 128 pixels; what is outside of the picture is white. */
export async function crop(picture: RgbImage, { left, top, right, bottom }: Box): Promise<RgbImage> {
  const { width, height } = picture;
  const wide = Math.max(1, Math.round(Math.max((right - left) * width, (bottom - top) * height)));
  const framed = await toImage(
    toSharp(picture).extend({ left: wide, top: wide, right: wide, bottom: wide, background: white }),
  );
  const from = (low: number, high: number, size: number) => wide + Math.round(((low + high) / 2) * size - wide / 2);
  const square = { left: from(left, right, width), top: from(top, bottom, height), width: wide, height: wide };
  return toImage(toSharp(framed).extract(square).resize(side, side));
}

/** The cosine of two embeddings of unit length: 1 where they are one. */
export const similarity = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** An image encoder that was trained on renders to tell who somebody is, whatever they do and wherever they are. */
export class LikenessEncoder {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @param folder holds likeness.onnx */
  static async open(folder: string): Promise<LikenessEncoder> {
    return new LikenessEncoder(await InferenceSession.create(path.join(folder, "likeness.onnx")));
  }

  /** Embeddings of unit length, one for each person that was seen. */
  async embed(picture: RgbImage, { people, scene }: Reading): Promise<Float32Array[]> {
    if (people.length === 0) return [];
    const pixels = new Float32Array(people.length * 3 * side * side);
    for (const [i, person] of people.entries())
      pixels.set(planes(await crop(picture, personBox(person, scene))), i * 3 * side * side);
    const { embedding } = await this.#session.run({
      pixels: new Tensor("float32", pixels, [people.length, 3, side, side]),
    });
    const numbers = embedding!.data as Float32Array;
    const width = numbers.length / people.length;
    return people.map((_, i) => numbers.slice(i * width, (i + 1) * width));
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
