import type { Checkpoint } from "../checkpoints/checkpoint.ts";
import type { GraphModel } from "../graph/model.ts";

/** What the adapter's tensors say of its shape. */
export interface ResamplerShape {
  /** Width of one face embedding (512 for ArcFace). */
  faceEmbedding: number;
  faceTokens: number;
  bodyTokens: number;
  /** Width of a token = the UNet's cross-attention width. */
  width: number;
  slots: number;
}
export function resamplerShape(_adapter: Checkpoint): ResamplerShape {
  throw new Error("not written yet");
}

/**
 * Everything before the position embedding: depends on the character alone.
 * Inputs: `face_embedding` [B, E], `face_hidden` [B, N, H], `body_hidden` [B, M, H].
 * Outputs: `face_tokens` [B, 4, C], `body_tokens` [B, 16, C]; an identity is the two joined, face first: [20, C].
 */
export function buildIdentityEncoder(_options: { adapter: Checkpoint }): GraphModel {
  throw new Error("not written yet");
}

/**
 * Input: `tokens` [S, 20, C], the identities in slot order (S = 1..slots).
 * Output: `identity_context` [1, 20 * (1 + S), C]: the background's tokens, then each slot's.
 */
export function buildSlotEmbedding(_options: { adapter: Checkpoint }): GraphModel {
  throw new Error("not written yet");
}
