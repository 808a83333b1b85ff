import { type InferenceSession, Tensor } from "onnxruntime-node";
import { normalNoise } from "../sampling/noise.ts";

/** Sizes of axes that are known only when a graph runs; of others, those of what broadcasts, one. */
const axes = (side: number): Record<string, number> => ({
  ...{ batch: 2, slots: 2, pictures: 1, tokens: 77, text_tokens: 77, identity_tokens: 60, context_tokens: 60 },
  ...{ face_patches: 50, body_patches: 50, height: side, width: side },
  // SDXL's autoencoder makes 8 pixels a side of a latent, which is what ControlNets of its kind are for.
  ...{ picture_height: 8 * side, picture_width: 8 * side },
});
/** Inputs that are no noise: a wave of a large number is where devices differ most. */
const numbers: Record<string, number> = { timestep: 500, time_ids: 1024, identity_scale: 1, conditioning_scale: 1 };
/** Words that every vocabulary has. */
const WORDS = 400;

/** Inputs with which any network of a pack can be tried: normally distributed noise, the same each time, or words. */
export function sampleFeeds({ inputMetadata }: InferenceSession, side: number): Record<string, Tensor> {
  const sizes = axes(side);
  return Object.fromEntries(
    inputMetadata.map((input, i) => {
      if (!input.isTensor) throw new Error(`${input.name} is no tensor`);
      const shape = input.shape.map((size) => (typeof size === "number" ? size : (sizes[size] ?? 1)));
      const count = shape.reduce((product, size) => product * size, 1);
      if (input.type === "int32") {
        const length = shape.at(-1)!;
        // The end of each text is padding.
        const word = (_: unknown, at: number) => (at % length < 0.75 * length ? 1 + ((at * 37) % WORDS) : 0);
        return [input.name, new Tensor("int32", Int32Array.from({ length: count }, word), shape)];
      }
      const number = numbers[input.name];
      const data = number === undefined ? normalNoise(i, count) : new Float32Array(count).fill(number);
      return [input.name, new Tensor("float32", data, shape)];
    }),
  );
}
