import { createHash } from "node:crypto";
import { type Checkpoint, readBytes } from "./checkpoints/checkpoint.ts";
import type { PackNetworks } from "./pack-networks.ts";

/**
 * Tells encoders apart: SHA-256 over everything that an identity's numbers depend on, the image encoder and the
 * adapter's resampler. Of large tensors 16 spread samples are read, so that a pack of gigabytes opens at once.
 */
export async function encoderFingerprint(networks: PackNetworks): Promise<string> {
  const hash = createHash("sha256");
  const { config, checkpoint } = await networks.graphs.imageEncoderFolder();
  hash.update(`identity 1\n${networks.pack.faceEmbedding}\n${JSON.stringify(config)}\n`);
  hashTensors(hash, checkpoint, "");
  hashTensors(hash, await networks.graphs.adapter(), "image_proj_model.");
  return hash.digest("hex").slice(0, 32);
}

function hashTensors(hash: ReturnType<typeof createHash>, checkpoint: Checkpoint, prefix: string): void {
  const [samples, sampleBytes] = [16, 4096];
  const names = [...checkpoint.tensors.keys()].filter((name) => name.startsWith(prefix)).sort();
  for (const name of names) {
    const { dtype, shape, file, offset, length } = checkpoint.get(name);
    hash.update(`${name} ${dtype} [${shape}]\n`);
    if (length <= samples * sampleBytes) hash.update(readBytes(file, offset, length));
    else
      for (let i = 0; i < samples; i++) {
        const begin = Math.floor((i * (length - sampleBytes)) / (samples - 1));
        hash.update(readBytes(file, offset + begin, sampleBytes));
      }
  }
}
