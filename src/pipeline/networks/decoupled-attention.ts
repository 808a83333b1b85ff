import type { Checkpoint, TensorEntry } from "../checkpoints/checkpoint.ts";
import { Weights } from "../checkpoints/weights.ts";
import { float } from "../graph/attributes.ts";
import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { fromRows, gemm, multiHeadAttention, project, toRows } from "../graph/layers.ts";

/** One attention's part of the adapter. */
interface AttentionAdapter {
  weights: Weights;
  loraScale: number;
}

/** What the adapter says of each attention, found by the attention's position in diffusers' order. */
export class AttentionAdapters {
  readonly #weights: Weights | undefined;
  readonly #loraScale: number;
  readonly #positions: Map<string, number>;

  constructor(names: readonly string[], adapter: Checkpoint | undefined, loraScale: number) {
    this.#positions = new Map(names.map((name, i) => [name, i]));
    this.#weights = adapter && new Weights(adapter, "ip_adapter.");
    this.#loraScale = loraScale;
  }

  /** Whether there is an adapter; it then has something to say of every attention. */
  get any(): boolean {
    return this.#weights !== undefined;
  }

  get(name: string): AttentionAdapter | undefined {
    return this.#weights && { weights: this.#weights.at(this.#positions.get(name)!), loraScale: this.#loraScale };
  }
}

/** An attention of the UNet: its own weights and what the adapter adds to them. */
export interface AttentionWeights {
  weights: Weights;
  adapter: AttentionAdapter | undefined;
}

/** x (W + s U D)^T, and the bias where there is one. x [N, in] -> [N, out] */
export function projectWithLora(
  graph: GraphBuilder,
  x: Value,
  name: "to_q" | "to_k" | "to_v" | "to_out",
  attention: AttentionWeights,
): Value {
  const weights = attention.weights.at(name === "to_out" ? "to_out.0" : name);
  const bias = weights.has("bias") ? graph.weight(weights.get("bias")) : undefined;
  return gemm(graph, x, mergedWeight(graph, weights.get("weight"), name, attention.adapter), bias);
}

/**
 * W + s U D, LoRA (arXiv 2106.09685) merged into the weight it belongs to: one constant product that onnxruntime
 * computes once, when it loads the graph.
 */
function mergedWeight(
  graph: GraphBuilder,
  weight: TensorEntry,
  name: string,
  adapter: AttentionAdapter | undefined,
): Value {
  const base = graph.weight(weight);
  if (!adapter?.weights.has(`${name}_lora.up.weight`)) return base;
  const up = graph.weight(adapter.weights.get(`${name}_lora.up.weight`));
  const down = graph.weight(adapter.weights.get(`${name}_lora.down.weight`));
  return graph.once(`merged ${base}`, () => graph.add("Gemm", [up, down, base], { alpha: float(adapter.loraScale) }));
}

/**
 * Softmax(q k^T / sqrt(D)) v over the tokens themselves, without the output projection. x and the result: rows [B N, C]
 * of tokens with the shape of `like` [B, N, C].
 */
export function selfAttention(
  graph: GraphBuilder,
  x: Value,
  like: Value,
  attention: AttentionWeights,
  heads: number,
): Value {
  const project = (name: "to_q" | "to_k" | "to_v") => fromRows(graph, projectWithLora(graph, x, name, attention), like);
  return toRows(graph, multiHeadAttention(graph, [project("to_q"), project("to_k"), project("to_v")], heads));
}

/** Keys and values of one source of context: [B, M, C] each. */
export interface KeysAndValues {
  keys: Value;
  values: Value;
}

/** By the attention's own projections: what a UNet makes of the text and a ControlNet of its context [B, M, T]. */
export function contextKeysAndValues(graph: GraphBuilder, context: Value, attention: AttentionWeights): KeysAndValues {
  const shape = graph.once(`tokens' shape ${context}`, () =>
    graph.add("Concat", [graph.add("Shape", [context], { end: 2 }), graph.constant("int64", [-1])], { axis: 0 }),
  );
  const project = (name: "to_k" | "to_v") =>
    graph.add("Reshape", [projectWithLora(graph, toRows(graph, context), name, attention), shape]);
  return { keys: project("to_k"), values: project("to_v") };
}

/**
 * The identity's keys and values. What attention makes of values is linear in them, so the identity scale is applied
 * here, once, instead of to every attention's result in every step.
 */
export function identityKeysAndValues(
  graph: GraphBuilder,
  identity: Value,
  scale: Value,
  adapter: AttentionAdapter,
): KeysAndValues {
  return {
    keys: project(graph, identity, adapter.weights.get("to_k_ip.weight")),
    values: graph.add("Mul", [project(graph, identity, adapter.weights.get("to_v_ip.weight")), scale]),
  };
}

/**
 * Decoupled cross-attention (arXiv 2308.06721): the same queries look at the text and at the identity, and the two
 * results are added. Without the output projection. x and the result: as `selfAttention`'s.
 */
export function crossAttention(
  graph: GraphBuilder,
  x: Value,
  like: Value,
  attention: AttentionWeights,
  sources: readonly KeysAndValues[],
  heads: number,
): Value {
  const q = fromRows(graph, projectWithLora(graph, x, "to_q", attention), like);
  const results = sources.map(({ keys, values }) => multiHeadAttention(graph, [q, keys, values], heads));
  return toRows(
    graph,
    results.reduce((sum, result) => graph.add("Add", [sum, result])),
  );
}
