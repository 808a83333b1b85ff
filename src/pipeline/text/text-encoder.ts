import { Tensor } from "onnxruntime-node";
import type { EncodeText } from "./tokenizer.ts";

/** Texts as the UNet takes them. */
export interface EncodedTexts {
  /** [B, T, C], the cross-attention's text tokens. */
  hidden: Tensor;
  /** [B, P], one vector a text. */
  pooled: Tensor;
}

/** One network that reads token ids, with its tokenizer. */
export interface TextNetwork {
  tokenize: EncodeText;
  run(feeds: { input_ids: Tensor }): Promise<{ readonly [name: string]: unknown }>;
}

/**
 * Reads texts with one or more networks: their hidden states side by side (SDXL joins 768 + 1280), the pooled vector of
 * the last one.
 */
export async function encodeTexts(networks: readonly TextNetwork[], texts: readonly string[]): Promise<EncodedTexts> {
  const hidden: Tensor[] = [];
  let pooled: Tensor | undefined;
  for (const network of networks) {
    const ids = texts.map((text) => network.tokenize(text).ids);
    const length = ids[0]!.length;
    const joined = new Int32Array(texts.length * length);
    for (const [i, one] of ids.entries()) joined.set(one, i * length);
    const outputs = await network.run({ input_ids: new Tensor("int32", joined, [texts.length, length]) });
    hidden.push(outputs.hidden_states as Tensor);
    pooled = outputs.pooled as Tensor | undefined;
  }
  if (!pooled) throw new Error("the last text encoder has no text projection, and so no vector for a whole text");
  return { hidden: hidden.length === 1 ? hidden[0]! : joinLastAxis(hidden), pooled };
}

/** [B, T, C1] and [B, T, C2] -> [B, T, C1 + C2] */
function joinLastAxis(tensors: readonly Tensor[]): Tensor {
  const [batch, tokens] = tensors[0]!.dims as [number, number, number];
  const width = tensors.reduce((sum, { dims }) => sum + dims[2]!, 0);
  const joined = new Float32Array(batch * tokens * width);
  let begin = 0;
  for (const { data, dims } of tensors) {
    const part = dims[2]!;
    for (let row = 0; row < batch * tokens; row++)
      joined.set((data as Float32Array).subarray(row * part, (row + 1) * part), row * width + begin);
    begin += part;
  }
  return new Tensor("float32", joined, [batch, tokens, width]);
}
