import type { Checkpoint } from "./checkpoint.ts";

/** Opens a .safetensors file, a `*.safetensors.index.json` of shards, or a file saved by torch.save (a zip), by content. */
export async function openCheckpoint(_path: string): Promise<Checkpoint> {
  throw new Error("not written yet");
}

/** A network's folder as diffusers and transformers lay it out: `config.json` and weights (fp32 or `.fp16` variant). */
export async function openNetworkFolder(_folder: string): Promise<{ config: unknown; checkpoint: Checkpoint }> {
  throw new Error("not written yet");
}
