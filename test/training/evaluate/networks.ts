import { writeFileSync } from "node:fs";
import path from "node:path";
import { GraphBuilder, type Value } from "../../../src/pipeline/graph/graph-builder.ts";

/** [N, 3, H, W] -> [N, 3]: how red, green and blue a picture is. */
function meanColour(graph: GraphBuilder, pixels: Value): Value {
  return graph.add("ReduceMean", [pixels, graph.constant("int64", [2, 3])], { keepdims: 0 });
}

/**
 * A reader with a made-up eye: as many people as the picture's strongest colour says (1 red, 2 green, 3 blue); the other
 * outputs are always the same.
 */
export function writeReader(
  folder: string,
  { people, scene, joints }: { people: number[][]; scene: number[]; joints: number[][] },
): void {
  const graph = new GraphBuilder("a reader");
  const pixels = graph.input("pixels", "float32", [1, 3, 256, 256]);
  const constant = (rows: number[][], shape: number[]) => graph.constant("float32", rows.flat(), shape);
  graph.output("people", constant(people, [1, 3, people[0]!.length]), [1, 3, people[0]!.length]);
  const nobody = graph.constant("float32", [0.1], [1, 1]);
  graph.output("count", graph.add("Concat", [nobody, meanColour(graph, pixels)], { axis: 1 }), [1, 4]);
  graph.output("scene", constant([scene], [1, scene.length]), [1, scene.length]);
  graph.output("joints", constant(joints, [1, 3, joints[0]!.length / 2, 2]), [1, 3, joints[0]!.length / 2, 2]);
  writeFileSync(path.join(folder, "reader.onnx"), graph.finish().bytes);
}

/** An image encoder to which people are alike who have the same mean colour. */
export function writeLikeness(folder: string): void {
  const graph = new GraphBuilder("a likeness");
  const mean = meanColour(graph, graph.input("pixels", "float32", ["N", 3, 128, 128]));
  graph.output("embedding", graph.add("LpNormalization", [mean], { axis: 1, p: 2 }), ["N", 3]);
  writeFileSync(path.join(folder, "likeness.onnx"), graph.finish().bytes);
}
