import { join } from "node:path";
import { Tensor } from "onnxruntime-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { openSession } from "../../../src/pipeline/graph/session.ts";
import { buildSentenceEncoder } from "../../../src/pipeline/networks/sentence-encoder.ts";
import { openWordPieceTokenizer } from "../../../src/pipeline/text/wordpiece-tokenizer.ts";

const folder = join(import.meta.dirname, "../../../models/storybook/text_encoder");
const texts = [
  "a woman with red hair in a blue dress stands in a park",
  "a knight and a wizard drink tea in a castle at night, rain",
  "A lady in blue stands among trees",
];

/** Every 16th number of each text's embedding, by the authors' 32-bit weights in PyTorch. */
const reference = [
  [
    0.01184, 0.01273, 0.07798, -0.00349, -0.06282, 0.04165, -0.07613, -0.00868, -0.0019, 0.06536, 0.03932, -0.04312,
    0.12543, -0.05675, 0.06775, -0.0284, -0.02819, 0.02866, 0.00366, 0.02428, 0.00025, -0.02978, 0.0147, -0.02463,
  ],
  [
    0.00051, -0.04146, -0.08686, -0.01628, 0.06102, -0.03561, 0.05252, -0.03218, 0.00477, 0.00654, 0.00631, -0.04413,
    0.06827, 0.00793, 0.09439, 0.09421, -0.04081, 0.0685, -0.08405, -0.04237, -0.0725, 0.04864, -0.02489, -0.062,
  ],
  [
    -0.0275, -0.05421, 0.01554, -0.018, -0.02851, -0.04694, 0.01066, -0.12227, 0.06175, 0.05977, -0.02259, -0.01378,
    0.0626, -0.07708, 0.03178, 0.00913, -0.05513, 0.00303, -0.0454, -0.04717, -0.12188, -0.00396, 0.02735, 0.02383,
  ],
];

let encode: (texts: string[]) => Promise<{ hidden: Float32Array; pooled: Float32Array }>;
let release: () => Promise<void>;

beforeAll(async () => {
  const session = await openSession(buildSentenceEncoder({ ...(await openNetworkFolder(folder)), tokens: 64 }));
  const tokenizer = openWordPieceTokenizer(folder, 64);
  release = () => session.release();
  encode = async (batch) => {
    const ids = new Int32Array(batch.length * 64);
    for (const [i, text] of batch.entries()) ids.set(tokenizer(text).ids, i * 64);
    const outputs = await session.run({ input_ids: new Tensor("int32", ids, [batch.length, 64]) });
    return { hidden: outputs.hidden_states!.data as Float32Array, pooled: outputs.pooled!.data as Float32Array };
  };
});
afterAll(() => release());

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (x, i) => x * b[i]!).reduce((s, x) => s + x, 0);

test("embeddings are those of the authors' weights, to what 8 bits leave", async () => {
  const { pooled } = await encode(texts);
  for (const [i, expected] of reference.entries()) {
    const ours = expected.map((_, k) => pooled[i * 384 + k * 16]!);
    expect(dot(ours, expected) / Math.sqrt(dot(ours, ours) * dot(expected, expected))).toBeGreaterThan(0.998);
    const whole = pooled.subarray(i * 384, (i + 1) * 384);
    expect(dot(whole, whole)).toBeCloseTo(1, 5);
  }
});

test("padding is exactly zero, and no text depends on its neighbours", async () => {
  const together = await encode(texts);
  const alone = await encode([texts[2]!]);
  const third = together.hidden.subarray(2 * 64 * 384);
  expect(third.subarray(9 * 384).every((x) => x === 0)).toBe(true);
  expect(third.subarray(8 * 384, 9 * 384).some((x) => Math.abs(x) > 0.1)).toBe(true);
  alone.hidden.forEach((x, i) => {
    if (Math.abs(x - third[i]!) > 1e-5) expect(x).toBe(third[i]);
  });
});

test("a paraphrase is nearer than another sentence", async () => {
  const { pooled } = await encode(texts);
  const [first, second, third] = [0, 1, 2].map((i) => pooled.subarray(i * 384, (i + 1) * 384));
  expect(dot(first!, third!)).toBeGreaterThan(0.4);
  expect(dot(first!, second!)).toBeLessThan(0.1);
});
