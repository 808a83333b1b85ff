import { readFileSync } from "node:fs";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { RgbImage } from "../../src/pipeline/index.ts";
import type { Column } from "../drawing/column.ts";
import { planes, toImage, toSharp } from "./pixels.ts";
import type { Place, Reading } from "./reading.ts";

/** What the columns of the reader's outputs mean, and the joints. */
interface Names {
  people: Column[];
  scene: Column[];
  joints: string[];
}

const side = 256;
const positions = 3;

/**
 * The judge: a network that was trained on renders of the picture book alone (training/train/train_reader.py) and shares
 * nothing with those that draw.
 */
export class Reader {
  readonly #session: InferenceSession;
  readonly #names: Names;

  private constructor(session: InferenceSession, names: Names) {
    this.#session = session;
    this.#names = names;
  }

  /** @param folder holds reader.onnx and reader.json */
  static async open(folder: string): Promise<Reader> {
    const names = JSON.parse(readFileSync(path.join(folder, "reader.json"), "utf8"));
    return new Reader(await InferenceSession.create(path.join(folder, "reader.onnx")), names);
  }

  /** @param picture square, of any size */
  async read(picture: RgbImage): Promise<Reading> {
    const scaled = picture.width === side ? picture : await toImage(toSharp(picture).resize(side, side));
    const out = await this.#session.run({ pixels: new Tensor("float32", planes(scaled), [1, 3, side, side]) });
    const numbers = (name: string) => out[name]!.data as Float32Array;
    const [people, joints] = [numbers("people"), numbers("joints")];
    return {
      people: Array.from({ length: largest(numbers("count")) }, (_, i) => ({
        labels: likeliest(part(people, i), this.#names.people),
        joints: placed(part(joints, i), this.#names.joints),
      })),
      scene: likeliest(numbers("scene"), this.#names.scene),
    };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** The numbers of the i-th of three people. */
function part(numbers: Float32Array, i: number): Float32Array {
  const length = numbers.length / positions;
  return numbers.subarray(i * length, (i + 1) * length);
}

const largest = (values: Float32Array): number => values.indexOf(Math.max(...values));

/** Logits of all columns in a row -> the likeliest class of each. */
function likeliest(logits: Float32Array, columns: readonly Column[]): Record<string, string> {
  let start = 0;
  return Object.fromEntries(
    columns.map(({ name, classes }) => {
      const own = logits.subarray(start, start + classes.length);
      start += classes.length;
      return [name, classes[largest(own)]!];
    }),
  );
}

function placed(numbers: Float32Array, joints: readonly string[]): Record<string, Place> {
  return Object.fromEntries(joints.map((joint, i): [string, Place] => [joint, [numbers[2 * i]!, numbers[2 * i + 1]!]]));
}
