import type { GraphBuilder, Value } from "../graph/graph-builder.ts";

/**
 * Sines and cosines of numbers at frequencies 10000^(-i / (width / 2 - frequencyShift)) (arXiv 1706.03762; diffusers'
 * `Timesteps`). numbers [...] -> [..., width]; sines first unless `flipSinToCos`.
 */
export function sinusoids(
  graph: GraphBuilder,
  numbers: Value,
  { width, flipSinToCos, frequencyShift }: { width: number; flipSinToCos: boolean; frequencyShift: number },
): Value {
  const half = width / 2;
  const frequencies = Array.from({ length: half }, (_, i) => 10_000 ** (-i / (half - frequencyShift)));
  const column = graph.add("Unsqueeze", [numbers, graph.constant("int64", [-1])]);
  const angles = graph.add("Mul", [column, graph.constant("float32", frequencies)]);
  const [sines, cosines] = [graph.add("Sin", [angles]), graph.add("Cos", [angles])];
  return graph.add("Concat", flipSinToCos ? [cosines, sines] : [sines, cosines], { axis: -1 });
}
