import { createHash, type Hash } from "node:crypto";
import { statSync } from "node:fs";
import { type Checkpoint, readBytes } from "./checkpoints/checkpoint.ts";
import { faceRecognitionFile } from "./pack.ts";
import type { PackNetworks } from "./pack-networks.ts";

/**
 * Tells encoders apart: SHA-256 over everything that an identity's numbers depend on, the image encoder, the
 * adapter's resampler and the face model. Of what is large 16 spread samples are read, so that a pack of gigabytes opens
 * at once.
 */
export async function encoderFingerprint(networks: PackNetworks): Promise<string> {
  const hash = createHash("sha256");
  const { config, checkpoint } = await networks.graphs.imageEncoderFolder();
  hash.update(`identity 1\n${networks.pack.faceEmbedding}\n${JSON.stringify(config)}\n`);
  hashTensors(hash, checkpoint, "");
  hashTensors(hash, await networks.graphs.adapter(), "image_proj_model.");
  const faceModel = faceRecognitionFile(networks.pack);
  if (faceModel) hashSamples(hash, { file: faceModel, offset: 0, length: statSync(faceModel).size });
  return hash.digest("hex").slice(0, 32);
}

function hashTensors(hash: Hash, checkpoint: Checkpoint, prefix: string): void {
  const names = [...checkpoint.tensors.keys()].filter((name) => name.startsWith(prefix)).sort();
  for (const name of names) {
    const tensor = checkpoint.get(name);
    hash.update(`${name} ${tensor.dtype} [${tensor.shape}]\n`);
    hashSamples(hash, tensor);
  }
}

function hashSamples(hash: Hash, { file, offset, length }: { file: string; offset: number; length: number }): void {
  const [samples, sampleBytes] = [16, 4096];
  if (length <= samples * sampleBytes) hash.update(readBytes(file, offset, length));
  else
    for (let i = 0; i < samples; i++) {
      const begin = Math.floor((i * (length - sampleBytes)) / (samples - 1));
      hash.update(readBytes(file, offset + begin, sampleBytes));
    }
}
