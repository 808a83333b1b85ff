import type { GraphBuilder } from "../graph/graph-builder.ts";
import type { KeysAndValues } from "./decoupled-attention.ts";

/** One cross-attention's view of one source of context. */
export interface PreparedAttention {
  /** What it looks at: a UNet at text and identities, a ControlNet at its one context. */
  source: "text" | "identity" | "context";
  /** The attention's name in the checkpoint. */
  name: string;
  width: number;
}

/** Makes keys and values outputs of the graph that computes them once, [batch, tokens of the source, width] each. */
export function giveKeysAndValues(
  graph: GraphBuilder,
  { source, name, width }: PreparedAttention,
  { keys, values }: KeysAndValues,
): void {
  graph.output(`${source}_keys.${name}`, keys, ["batch", `${source}_tokens`, width]);
  graph.output(`${source}_values.${name}`, values, ["batch", `${source}_tokens`, width]);
}

/** Makes them inputs, under the same names, of the graph that is run each step. */
export function takeKeysAndValues(graph: GraphBuilder, { source, name, width }: PreparedAttention): KeysAndValues {
  return {
    keys: graph.input(`${source}_keys.${name}`, "float32", ["batch", `${source}_tokens`, width]),
    values: graph.input(`${source}_values.${name}`, "float32", ["batch", `${source}_tokens`, width]),
  };
}
