import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { openCheckpoint, openNetworkFolder } from "../../../src/pipeline/checkpoints/open.ts";
import { buildClipText } from "../../../src/pipeline/networks/clip-text.ts";
import { floats, REFERENCE, relativeError, run } from "./support.ts";

const expected = await openCheckpoint(`${REFERENCE}expected.safetensors`);
const source = await openNetworkFolder(`${REFERENCE}base/text_encoder_2`);
const ids = new Tensor("int32", Int32Array.from(expected.read("token_ids_2")), [1, 77]);

test.each([1, 2, 3])(
  "%i layers skipped are a shorter encoder's hidden states; the pooled vector stays",
  async (clipSkip) => {
    const skipped = await run(buildClipText({ ...source, clipSkip }), { input_ids: ids });
    const layers = 4 - clipSkip;
    if (layers >= 2) {
      const config = { ...(source.config as object), num_hidden_layers: layers };
      const shorter = await run(buildClipText({ ...source, config }), { input_ids: ids });
      expect(floats(skipped.hidden_states)).toEqual(floats(shorter.hidden_states));
    }
    const plain = await run(buildClipText(source), { input_ids: ids });
    expect(floats(skipped.hidden_states)).not.toEqual(floats(plain.hidden_states));
    expect(relativeError(floats(skipped.pooled), expected.read("pooled"))).toBeLessThan(1e-5);
  },
);
