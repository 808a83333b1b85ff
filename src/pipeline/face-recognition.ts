import { InferenceSession, Tensor } from "onnxruntime-node";
import type { RgbImage } from "./image.ts";

const SIDE = 112;

/**
 * A face recognition model of insightface's kind (ArcFace, arXiv 1801.07698), as its authors publish it: ONNX, RGB of
 * 112 x 112 in -1 to 1, an embedding out. It runs on the CPU whatever draws: once a photo, for a twentieth of a second.
 */
export class FaceRecognition {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws Error that names the file which cannot be loaded */
  static async open(file: string, { threads }: { threads?: number }): Promise<FaceRecognition> {
    try {
      // Published files carry initializers that nothing reads, and onnxruntime warns of each.
      const quiet = { logSeverityLevel: 3 } as const;
      return new FaceRecognition(
        await InferenceSession.create(file, {
          ...quiet,
          ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
        }),
      );
    } catch (cause) {
      throw new Error(`The face model ${file} cannot be loaded: ${(cause as Error).message}`, { cause });
    }
  }

  /** The aligned face, 224 x 224 -> its embedding of length 1 (insightface's normed_embedding). */
  async embed(face: RgbImage): Promise<Float32Array> {
    const { inputNames, outputNames } = this.#session;
    const pixels = new Tensor("float32", arcFacePixels(face), [1, 3, SIDE, SIDE]);
    const outputs = await this.#session.run({ [inputNames[0]!]: pixels });
    return unitLength(outputs[outputNames[0]!]!.data as Float32Array);
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

export function unitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return vector.map((x) => x / length);
}

/**
 * Our crop has insightface's template at twice its size, so that its pixel (2x, 2y) lies where theirs has (x, y): each is
 * the mean of the pixels around, weighted 1 2 1 in both directions.
 * @returns [3, 112, 112], (value - 127.5) / 127.5
 */
function arcFacePixels({ width, data }: RgbImage): Float32Array {
  const pixels = new Float32Array(3 * SIDE * SIDE);
  for (let channel = 0; channel < 3; channel++)
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++) {
        let sum = 0;
        for (const down of [-1, 0, 1])
          for (const right of [-1, 0, 1]) {
            const [row, column] = [Math.max(0, 2 * y + down), Math.max(0, 2 * x + right)];
            sum += (2 - Math.abs(down)) * (2 - Math.abs(right)) * data[(row * width + column) * 3 + channel]!;
          }
        pixels[(channel * SIDE + y) * SIDE + x] = sum / 16 / 127.5 - 1;
      }
  return pixels;
}
