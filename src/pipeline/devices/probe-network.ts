import { float } from "../graph/attributes.ts";
import { GraphBuilder } from "../graph/graph-builder.ts";
import { multiHeadAttention, shapeOf, silu, toTokens } from "../graph/layers.ts";
import type { GraphModel } from "../graph/model.ts";
import { normalNoise } from "../sampling/noise.ts";

const CHANNELS = 128;
const SIDE = 32;
const HEADS = 2;
const GROUPS = 8;
const BLOCKS = 2;

/**
 * A network without a checkpoint that is made of what the real ones are made of: convolutions, group norms, SiLU, a
 * matrix product, attention over 1024 tokens. Large enough that a device which is of use is faster with it than the CPU.
 */
export function probeNetwork(): GraphModel {
  const graph = new GraphBuilder("the trial network");
  let seed = 1;
  const weights = (...shape: number[]) => {
    const [first = 1, ...rest] = shape;
    const inner = rest.reduce((product, size) => product * size, 1);
    return graph.constant(
      "float32",
      [...normalNoise(seed++, first * inner)].map((x) => x / Math.sqrt(inner)),
      shape,
    );
  };
  const list = (value: number, count: number) => graph.constant("float32", Array<number>(count).fill(value));

  let x = graph.input("sample", "float32", [1, CHANNELS, SIDE, SIDE]);
  for (let i = 0; i < BLOCKS; i++) {
    const convolved = graph.add("Conv", [x, weights(CHANNELS, CHANNELS, 3, 3)], { pads: [1, 1, 1, 1] });
    const grouped = graph.add("Reshape", [convolved, graph.constant("int64", [0, GROUPS, -1])]);
    const normed = graph.add("InstanceNormalization", [grouped, list(1, GROUPS), list(0, GROUPS)], {
      epsilon: float(1e-5),
    });
    x = graph.add("Add", [x, silu(graph, graph.add("Reshape", [normed, shapeOf(graph, convolved)]))]);
  }
  const tokens = toTokens(graph, x);
  const [q, k, v] = [1, 2, 3].map(() => graph.add("MatMul", [tokens, weights(CHANNELS, CHANNELS)]));
  graph.output("tokens", multiHeadAttention(graph, [q!, k!, v!], HEADS), [1, SIDE * SIDE, CHANNELS]);
  return graph.finish();
}
