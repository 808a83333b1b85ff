import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import type { GraphModel } from "../graph/model.ts";

/**
 * Input: `input_ids` int32 [B, T]. Outputs: `hidden_states` [B, T, C] (the last layer but one, no final norm);
 * `pooled` [B, P] when the checkpoint has a text projection (second encoder of SDXL).
 */
export function buildClipText(_options: { config: unknown; checkpoint: Checkpoint }): GraphModel {
  throw new Error("not written yet");
}
