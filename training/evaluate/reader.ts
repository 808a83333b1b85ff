import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { RgbImage } from "../../src/pipeline/image.ts";

/** What the reader saw in one panel. */
export interface Reading {
  /** How many people, 0 to 3. */
  count: number;
  /** Attributes of the people from left to right, e.g. { "hair colour": "red" }; three entries, the first `count` mean something. */
  people: Record<string, string>[];
  /** Labels of the scene, e.g. { place: "park" }. */
  scene: Record<string, string>;
}

interface Label {
  name: string;
  classes: string[];
}

const side = 256;
const positions = 3;

/**
 * The attribute reader: a judge trained on rendered pictures only (training/train/train_reader.py), independent of the
 * networks that draw.
 */
export class AttributeReader {
  readonly #session: InferenceSession;
  readonly #labels: { people: Label[]; scene: Label[] };

  private constructor(session: InferenceSession, labels: { people: Label[]; scene: Label[] }) {
    this.#session = session;
    this.#labels = labels;
  }

  static async open(): Promise<AttributeReader> {
    const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const labels = JSON.parse(readFileSync(file("reader.json"), "utf8"));
    return new AttributeReader(await InferenceSession.create(file("reader.onnx")), labels);
  }

  /** @param picture 256 x 256, as the storybook pack draws. */
  async read(picture: RgbImage): Promise<Reading> {
    if (picture.width !== side || picture.height !== side) {
      throw new Error(
        `The reader was trained on pictures of ${side} x ${side}, this one is ${picture.width} x ${picture.height}`,
      );
    }
    const pixels = new Float32Array(3 * side * side);
    for (let i = 0; i < side * side; i++) {
      for (let channel = 0; channel < 3; channel++) {
        pixels[channel * side * side + i] = (picture.data[3 * i + channel] ?? 0) / 255;
      }
    }
    const out = await this.#session.run({ pixels: new Tensor("float32", pixels, [1, 3, side, side]) });
    const numbers = (name: string) => out[name]?.data as Float32Array;
    const people = numbers("people");
    const width = people.length / positions;
    return {
      count: largest(numbers("count")),
      people: Array.from({ length: positions }, (_, i) =>
        named(people.subarray(i * width, (i + 1) * width), this.#labels.people),
      ),
      scene: named(numbers("scene"), this.#labels.scene),
    };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

function largest(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
}

/** Logits of all labels in a row -> the likeliest class of each. */
function named(logits: Float32Array, labels: Label[]): Record<string, string> {
  let start = 0;
  return Object.fromEntries(
    labels.map(({ name, classes }) => {
      const part = logits.subarray(start, start + classes.length);
      start += classes.length;
      return [name, classes[largest(part)] ?? ""];
    }),
  );
}
