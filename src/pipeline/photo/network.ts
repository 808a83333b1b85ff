import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";
import type { RgbImage } from "../image.ts";

/** One of the small networks in models/vision: one picture in, named tensors of numbers out. */
export class VisionNetwork {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** @throws Error that names the file which cannot be loaded */
  static async open(file: string, threads: number | undefined): Promise<VisionNetwork> {
    try {
      const options: InferenceSession.SessionOptions = { logSeverityLevel: 3 };
      if (threads !== undefined && threads > 0) options.intraOpNumThreads = threads;
      return new VisionNetwork(await InferenceSession.create(file, options));
    } catch (cause) {
      throw new Error(`The photo model ${file} cannot be loaded. It is part of the repository: get it again.`, {
        cause,
      });
    }
  }

  /** @param pixels [1, side, side, 3], of the type that the network takes */
  async run(pixels: Float32Array | Int32Array, side: number): Promise<Float32Array[]> {
    const shape = [1, side, side, 3];
    const input =
      pixels instanceof Int32Array ? new Tensor("int32", pixels, shape) : new Tensor("float32", pixels, shape);
    const outputs = await this.#session.run({ [this.#session.inputNames[0]!]: input });
    return this.#session.outputNames.map((name) => outputs[name]!.data as Float32Array);
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

/** A picture's bytes as the networks take them: value / divisor - shift. */
export function toInput({ data }: RgbImage, divisor: number, shift = 0): Float32Array {
  const pixels = new Float32Array(data.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = data[i]! / divisor - shift;
  return pixels;
}

/** A picture scaled to exactly width x height, linearly (with antialiasing when it shrinks). */
export async function scaleTo(image: RgbImage, width: number, height: number): Promise<RgbImage> {
  const data = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  return { width, height, data };
}
