import onnxProto from "onnx-proto";
import { type Attribute, encodeAttribute } from "../graph/attributes.ts";

const { onnx } = onnxProto;
const { DataType } = onnx.TensorProto;
type NodeProto = InstanceType<typeof onnx.NodeProto>;
type TensorProto = InstanceType<typeof onnx.TensorProto>;

/** Added to what must not be looked at: e to its power is 0, and it is far from where 32 bits end. */
const MASKED = -1e9;

/**
 * Writes `com.microsoft.MultiHeadAttention` out as products and a softmax, one node after the other; constants go to the
 * graph's initializers.
 */
export class PlainAttention {
  readonly #initializers: TensorProto[];
  #name = "";
  #nodes: NodeProto[] = [];

  constructor(initializers: TensorProto[]) {
    this.#initializers = initializers;
  }

  /** Softmax(q k^T / sqrt(D) + masks) v per head. q [B, N, heads D], k and v [B, M, heads D] -> [B, N, heads D] */
  nodes(attention: NodeProto): NodeProto[] {
    this.#name = attention.name!;
    this.#nodes = [];
    const [q, k, v, , keyMask] = attention.input as string[];
    const number = (name: string) => Number(attention.attribute!.find((one) => one.name === name)?.i ?? 0);
    const split = this.#integers("split", [0, 0, number("num_heads"), -1]);
    const perHead = (x: string, perm: number[]) => this.#add("Transpose", [this.#add("Reshape", [x, split])], { perm });

    const queries = perHead(q!, [0, 2, 1, 3]);
    const width = this.#add("Cast", [this.#add("Shape", [queries], { start: 3, end: 4 })], { to: DataType.FLOAT });
    const scaled = this.#add("Div", [queries, this.#add("Sqrt", [width])]);
    let scores = this.#add("MatMul", [scaled, perHead(k!, [0, 2, 3, 1])]);
    if (number("unidirectional") === 1) scores = this.#add("Add", [scores, this.#laterTokens(scores)]);
    if (keyMask) scores = this.#add("Add", [scores, this.#padding(keyMask)]);
    const result = this.#add("MatMul", [this.#add("Softmax", [scores], { axis: -1 }), perHead(v!, [0, 2, 1, 3])]);
    const joined = this.#add("Transpose", [result], { perm: [0, 2, 1, 3] });
    this.#add("Reshape", [joined, this.#integers("join", [0, 0, -1])], {}, attention.output![0]!);
    return this.#nodes;
  }

  /** [N, M]: what lies above the diagonal of the scores [B, heads, N, M]. */
  #laterTokens(scores: string): string {
    const shape = this.#add("Shape", [scores], { start: 2 });
    const everywhere = this.#add("Expand", [this.#float("masked", MASKED), shape]);
    return this.#add("Trilu", [everywhere, this.#integers("above", [1], [])], { upper: 1 });
  }

  /** [B, 1, 1, M] of a mask int32 [B, M] that is 0 where a key is padding. */
  #padding(mask: string): string {
    const isPadding = this.#add("Sub", [this.#float("one", 1), this.#add("Cast", [mask], { to: DataType.FLOAT })]);
    const added = this.#add("Mul", [isPadding, this.#float("masked", MASKED)]);
    return this.#add("Unsqueeze", [added, this.#integers("axes", [1, 2])]);
  }

  #add(opType: string, input: string[], attributes: Record<string, Attribute> = {}, output?: string): string {
    const name = `${this.#name}.plain_${this.#nodes.length}`;
    const attribute = Object.entries(attributes).map(([key, value]) => encodeAttribute(key, value));
    const node = onnx.NodeProto.create({ name, opType, input, output: [output ?? name], attribute });
    this.#nodes.push(node as NodeProto);
    return output ?? name;
  }

  #integers(what: string, numbers: number[], dims = [numbers.length]): string {
    return this.#constant(what, DataType.INT64, new BigInt64Array(numbers.map(BigInt)), dims);
  }

  #float(what: string, number: number): string {
    return this.#constant(what, DataType.FLOAT, Float32Array.of(number), []);
  }

  #constant(what: string, dataType: number, { buffer }: Float32Array | BigInt64Array, dims: number[]): string {
    const name = `${this.#name}.${what}`;
    if (!this.#initializers.some((tensor) => tensor.name === name)) {
      const rawData = new Uint8Array(buffer as ArrayBuffer);
      this.#initializers.push(onnx.TensorProto.create({ name, dataType, dims, rawData }) as TensorProto);
    }
    return name;
  }
}
