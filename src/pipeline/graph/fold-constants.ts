import type { FileHandle } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import onnxProto from "onnx-proto";
import type { GraphModel } from "./model.ts";
import { openSession } from "./session.ts";

const { onnx } = onnxProto;
const { DataLocation, DataType } = onnx.TensorProto;
type NodeProto = InstanceType<typeof onnx.NodeProto>;
type TensorProto = InstanceType<typeof onnx.TensorProto>;

/** Tensors begin at such multiples of bytes: a processor's vectors are 64 bytes wide, CUDA's allocations begin at 256. */
const ALIGNMENT = 256;

export interface FoldHooks {
  signal?: AbortSignal | undefined;
  /** Told how many bytes more are written. */
  onBytes?: ((count: number) => void) | undefined;
}

/**
 * Constant folding, done once for all later starts: what a graph makes of its weights before they meet an input
 * (conversion from 16 bits, transposition, LoRA merged in) is computed and written to a file. onnxruntime itself
 * computes it, a tensor at a time, so the numbers are those that it would compute at every start. Weights that are used
 * as they are stored stay where they lie.
 */
export class ConstantFolding {
  /** What will be written, in bytes. */
  readonly bytes: number;
  /** What all weights of the graph take once they are loaded, in bytes: those folded, and those used as they are. */
  readonly loadedBytes: number;
  readonly #model: GraphModel;
  readonly #proto: InstanceType<typeof onnx.ModelProto>;
  readonly #initializers: ReadonlyMap<string, TensorProto>;
  /** Nodes that depend on stored weights and on nothing that is known only when the graph runs, by their output. */
  readonly #constant = new Map<string, NodeProto>();
  readonly #rest: NodeProto[] = [];
  /** Outputs of constant nodes that other nodes read. */
  readonly #folded: string[];

  constructor(model: GraphModel) {
    this.#model = model;
    this.#proto = onnx.ModelProto.decode(model.bytes) as InstanceType<typeof onnx.ModelProto>;
    const { node = [], initializer = [] } = this.#proto.graph!;
    this.#initializers = new Map(initializer!.map((tensor) => [tensor.name!, tensor as TensorProto]));
    for (const one of node as NodeProto[]) this.#sort(one);
    const read = new Set(this.#rest.flatMap(({ input }) => input ?? []));
    this.#folded = [...read].filter((name) => this.#constant.has(name));
    this.bytes = this.#folded.reduce((sum, name) => sum + this.#foldedBytes(name), 0);
    const unfolded = [...read].map((name) => this.#initializers.get(name)).filter((tensor) => tensor !== undefined);
    this.loadedBytes = unfolded.reduce((sum, tensor) => sum + storedBytes(tensor), this.bytes);
  }

  /**
   * Writes the folded weights and returns the graph that uses them.
   *
   * @param file open for writing, at its beginning
   * @param place `path`: where the file will lie when it is read; `folder`: what the new graph's paths are relative to
   * @throws the signal's reason, or the file system's error
   */
  async write(
    file: FileHandle,
    { path, folder }: { path: string; folder: string },
    hooks: FoldHooks = {},
  ): Promise<Uint8Array> {
    const initializer = this.#unfolded(folder);
    let end = 0;
    for (const name of this.#folded) {
      hooks.signal?.throwIfAborted();
      const { dims, bytes } = await this.#compute(name);
      // A write may be short when the disk is about to be full; the next one then says so.
      for (let done = 0; done < bytes.length; )
        done += (await file.write(bytes, done, bytes.length - done, end + done)).bytesWritten;
      const tensor = onnx.TensorProto.create({ name, dims, dataType: DataType.FLOAT });
      tensor.dataLocation = DataLocation.EXTERNAL;
      tensor.externalData = [
        { key: "location", value: relative(folder, path).split(sep).join("/") },
        { key: "offset", value: String(end) },
        { key: "length", value: String(bytes.length) },
      ];
      initializer.push(tensor as TensorProto);
      end += Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT;
      hooks.onBytes?.(bytes.length);
    }
    return this.#encode({ ...this.#proto.graph!, node: this.#rest, initializer });
  }

  #sort(node: NodeProto): void {
    const inputs = (node.input ?? []).filter((name) => name !== "");
    const isStored = (name: string) =>
      this.#constant.has(name) || this.#initializers.get(name)?.dataLocation === DataLocation.EXTERNAL;
    const isKnown = (name: string) => this.#constant.has(name) || this.#initializers.has(name);
    // An output of the graph keeps its node: it must not become a constant.
    const isConstant = node.opType !== "Identity" && inputs.every(isKnown) && inputs.some(isStored);
    if (isConstant && node.output?.length === 1) this.#constant.set(node.output[0]!, node);
    else this.#rest.push(node);
  }

  /** The constant nodes that lead to a value, in order, and the tensors that they start from. */
  #origin(name: string): { nodes: NodeProto[]; tensors: TensorProto[] } {
    const nodes = new Set<NodeProto>();
    const tensors = new Set<TensorProto>();
    const visit = (value: string) => {
      const node = this.#constant.get(value);
      if (!node) tensors.add(this.#initializers.get(value)!);
      else {
        for (const input of node.input ?? []) if (input !== "") visit(input);
        nodes.add(node);
      }
    };
    visit(name);
    return { nodes: [...nodes], tensors: [...tensors] };
  }

  /** Folding changes formats and orders: there are as many numbers as in the largest tensor it starts from. */
  #foldedBytes(name: string): number {
    const counts = this.#origin(name).tensors.map(({ dims }) => dims!.reduce<number>((n, size) => n * Number(size), 1));
    return Float32Array.BYTES_PER_ELEMENT * Math.max(...counts);
  }

  async #compute(name: string): Promise<{ dims: number[]; bytes: Uint8Array }> {
    const { nodes, tensors } = this.#origin(name);
    const output = [{ name, type: { tensorType: { elemType: DataType.FLOAT } } }];
    const bytes = this.#encode({ name, node: nodes, initializer: tensors, output });
    const session = await openSession({ ...this.#model, bytes }, { threads: 1 });
    try {
      const { dims, data } = (await session.run({}))[name]!;
      const { buffer, byteOffset, byteLength } = data as Float32Array;
      return { dims: [...dims], bytes: new Uint8Array(buffer, byteOffset, byteLength) };
    } finally {
      await session.release();
    }
  }

  /** Tensors that the remaining nodes read as they are. */
  #unfolded(folder: string): TensorProto[] {
    const read = new Set(this.#rest.flatMap(({ input }) => input ?? []));
    return [...this.#initializers.values()]
      .filter(({ name }) => read.has(name!))
      .map((tensor) => {
        if (tensor.dataLocation !== DataLocation.EXTERNAL) return tensor;
        const moved = onnx.TensorProto.create({ ...tensor }) as TensorProto;
        moved.externalData = tensor.externalData!.map(({ key, value }) => {
          if (key !== "location") return { key: key!, value: value! };
          return { key, value: relative(folder, resolve(this.#model.folder, value!)).split(sep).join("/") };
        });
        return moved;
      });
  }

  #encode(graph: object): Uint8Array {
    const model = onnx.ModelProto.create({ ...this.#proto, graph });
    return onnx.ModelProto.encode(model).finish();
  }
}

/** What a tensor takes in the file it lies in; 0 for the small constants inside the graph. */
function storedBytes({ externalData }: TensorProto): number {
  return Number(externalData?.find(({ key }) => key === "length")?.value ?? 0);
}
