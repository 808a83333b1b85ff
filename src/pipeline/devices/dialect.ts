import onnxProto from "onnx-proto";
import type { InferenceSession } from "onnxruntime-node";
import type { GraphModel } from "../graph/model.ts";
import type { Device } from "./device.ts";
import { PlainAttention } from "./plain-attention.ts";

const { onnx } = onnxProto;
const { DataLocation } = onnx.TensorProto;
type GraphProto = InstanceType<typeof onnx.GraphProto>;
type NodeProto = InstanceType<typeof onnx.NodeProto>;
type TensorProto = InstanceType<typeof onnx.TensorProto>;

/**
 * Devices whose `com.microsoft.MultiHeadAttention` is used. WebGPU's was measured to be wrong from 20 keys on
 * (docs/devices.md), CoreML has none, and DirectML's was never tried.
 */
const fused: readonly Device[] = ["cpu", "cuda"];

/** What onnxruntime is given to run a network on a device. */
export interface OnDevice {
  bytes: Uint8Array;
  provider: InferenceSession.ExecutionProviderConfig;
}

/**
 * A graph as a device computes it rightly. Graphs are written for the CPU and changed only here, when they are loaded:
 * networks know nothing of devices, and what `buildPack` wrote serves them all.
 */
export function onDevice(model: GraphModel, device: Device): OnDevice {
  if (fused.includes(device)) return { bytes: model.bytes, provider: device };
  const proto = onnx.ModelProto.decode(model.bytes) as InstanceType<typeof onnx.ModelProto>;
  const graph = proto.graph as GraphProto;
  const plain = new PlainAttention(graph.initializer as TensorProto[]);
  const node = (graph.node as NodeProto[]).flatMap((one) =>
    one.opType === "MultiHeadAttention" ? plain.nodes(one) : [one],
  );
  const changed = onnx.ModelProto.create({ ...proto, graph: { ...graph, node } });
  const bytes = onnx.ModelProto.encode(changed).finish();
  const forceCpuNodeNames = lookUps(graph);
  // An empty list is refused.
  if (device !== "webgpu" || forceCpuNodeNames.length === 0) return { bytes, provider: device };
  return { bytes, provider: { name: device, forceCpuNodeNames } };
}

/**
 * Names of the nodes that look words up in a stored table, and of those that follow until what they found is converted: a
 * table is stored in 16 bits, which not every WebGPU device knows, it is large, and reading a few of its rows is nothing.
 */
function lookUps(graph: GraphProto): string[] {
  const isStored = ({ dataLocation }: TensorProto) => dataLocation === DataLocation.EXTERNAL;
  const stored = new Set((graph.initializer as TensorProto[]).filter(isStored).map(({ name }) => name!));
  const unconverted = new Set<string>();
  const names: string[] = [];
  for (const { name, opType, input, output } of graph.node as NodeProto[]) {
    const looksUp = opType === "Gather" && stored.has(input![0]!);
    if (!looksUp && !input!.some((one) => unconverted.has(one))) continue;
    names.push(name!);
    if (opType !== "Cast") unconverted.add(output![0]!);
  }
  return names;
}
