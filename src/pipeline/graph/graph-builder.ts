import { relative, sep } from "node:path";
import onnxProto from "onnx-proto";
import { type DType, type TensorEntry, takeRows } from "../checkpoints/checkpoint.ts";
import { type Attribute, encodeAttribute } from "./attributes.ts";
import { commonFolder } from "./common-folder.ts";
import type { GraphModel } from "./model.ts";

const { onnx } = onnxProto;
const { DataType, DataLocation } = onnx.TensorProto;

/** Of the standard operators. 21 is the first with GroupNormalization as the papers define it. */
const OPSET = 21;
const IR_VERSION = 10;

const STORED_TYPES: Record<DType, number> = {
  F64: DataType.DOUBLE,
  F32: DataType.FLOAT,
  F16: DataType.FLOAT16,
  BF16: DataType.BFLOAT16,
  I64: DataType.INT64,
  I32: DataType.INT32,
  I16: DataType.INT16,
  I8: DataType.INT8,
  U8: DataType.UINT8,
  BOOL: DataType.BOOL,
};

const VALUE_TYPES = { float32: DataType.FLOAT, int32: DataType.INT32, int64: DataType.INT64 };
export type ValueType = keyof typeof VALUE_TYPES;

/** What flows between operators: the name of a tensor in the graph. */
export type Value = string;

/** A size per axis; a name stands for a size that is known only when the graph runs. */
export type Shape = readonly (number | string)[];

/** Writes an ONNX graph operator by operator. The order of calls is the order of execution. */
export class GraphBuilder {
  readonly #name: string;
  readonly #nodes: InstanceType<typeof onnx.NodeProto>[] = [];
  readonly #initializers = new Map<string, InstanceType<typeof onnx.TensorProto>>();
  readonly #inputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];
  readonly #outputs: InstanceType<typeof onnx.ValueInfoProto>[] = [];
  readonly #external: { tensor: InstanceType<typeof onnx.TensorProto>; entry: TensorEntry }[] = [];
  readonly #memo = new Map<string, Value>();
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, type: ValueType, shape: Shape): Value {
    this.#inputs.push(valueInfo(name, type, shape));
    return name;
  }

  /** Makes a value an output of the graph, under a name of its own. */
  output(name: string, value: Value, shape: Shape, type: ValueType = "float32"): void {
    this.#nodes.push(onnx.NodeProto.create({ name, opType: "Identity", input: [value], output: [name] }));
    this.#outputs.push(valueInfo(name, type, shape));
  }

  /**
   * Adds one operator and returns its first output. Operators outside the standard set are named with their domain, as
   * in "com.microsoft.MultiHeadAttention". `undefined` leaves an optional input out.
   */
  add(operator: string, inputs: readonly (Value | undefined)[], attributes: Record<string, Attribute> = {}): Value {
    return this.addMany(operator, inputs, attributes, [true])[0]!;
  }

  /** As `add`, for operators of several outputs: one value for each `true` in `wanted`, "" for each `false`. */
  addMany(
    operator: string,
    inputs: readonly (Value | undefined)[],
    attributes: Record<string, Attribute>,
    wanted: readonly boolean[],
  ): Value[] {
    const dot = operator.lastIndexOf(".");
    const name = `${operator.slice(dot + 1)}_${this.#count++}`;
    const outputs = wanted.map((isWanted, i) => (isWanted ? `${name}.${i}` : ""));
    // At the end, a name that is empty would say the same, but onnxruntime's WebGPU provider crashes on it.
    const given = inputs.slice(0, inputs.findLastIndex((input) => input !== undefined) + 1);
    this.#nodes.push(
      onnx.NodeProto.create({
        name,
        domain: dot < 0 ? "" : operator.slice(0, dot),
        opType: operator.slice(dot + 1),
        input: given.map((input) => input ?? ""),
        output: outputs,
        attribute: Object.entries(attributes).map(([key, value]) => encodeAttribute(key, value)),
      }),
    );
    return outputs;
  }

  /** The same value for the same key: for what would otherwise be computed again and again (shapes, masks). */
  once(key: string, make: () => Value): Value {
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.#memo.set(key, value);
    return value;
  }

  /** A small constant inside the graph. Without a shape it is a list. */
  constant(type: ValueType, numbers: readonly number[], shape: readonly number[] = [numbers.length]): Value {
    return this.once(`constant ${type} [${shape}] ${numbers}`, () => {
      const name = `constant_${this.#count++}`;
      const data =
        type === "float32"
          ? new Float32Array(numbers)
          : type === "int32"
            ? new Int32Array(numbers)
            : new BigInt64Array(numbers.map(BigInt));
      const rawData = new Uint8Array(data.buffer);
      this.#initializers.set(
        name,
        onnx.TensorProto.create({ name, dataType: VALUE_TYPES[type], dims: [...shape], rawData }),
      );
      return name;
    });
  }

  /**
   * A tensor of a checkpoint, used where it lies in its file, in the format it is stored in. `shape` reads the same
   * numbers in another shape; `rows` takes a range of its first axis.
   */
  stored(entry: TensorEntry, { shape = entry.shape, rows }: TensorView = {}): Value {
    const part = rows ? takeRows({ ...entry, shape }, rows) : { ...entry, shape };
    return this.once(`stored ${part.file} ${part.offset} [${part.shape}]`, () => {
      const name = rows ? `${entry.name}[${rows}]_${this.#count++}` : `${entry.name}_${this.#count++}`;
      const tensor = onnx.TensorProto.create({
        name,
        dataType: STORED_TYPES[part.dtype],
        dims: [...part.shape],
        dataLocation: DataLocation.EXTERNAL,
      });
      this.#external.push({ tensor, entry: part });
      this.#initializers.set(name, tensor);
      return name;
    });
  }

  /** As `stored`, but as 32-bit floats: onnxruntime converts once, when it loads the graph. */
  weight(entry: TensorEntry, view: TensorView = {}): Value {
    const value = this.stored(entry, view);
    if (entry.dtype === "F32") return value;
    return this.once(`float ${value}`, () => this.add("Cast", [value], { to: DataType.FLOAT }));
  }

  toFloat(value: Value): Value {
    return this.add("Cast", [value], { to: DataType.FLOAT });
  }

  finish(): GraphModel {
    const files = [...new Set(this.#external.map(({ entry }) => entry.file))];
    const folder = commonFolder(files);
    for (const { tensor, entry } of this.#external) {
      tensor.externalData = [
        { key: "location", value: relative(folder, entry.file).split(sep).join("/") },
        { key: "offset", value: String(entry.offset) },
        { key: "length", value: String(entry.length) },
      ];
    }
    const model = onnx.ModelProto.create({
      irVersion: IR_VERSION,
      producerName: "storymaker",
      opsetImport: [
        { domain: "", version: OPSET },
        { domain: "com.microsoft", version: 1 },
      ],
      graph: {
        name: this.#name,
        node: this.#nodes,
        initializer: [...this.#initializers.values()],
        input: this.#inputs,
        output: this.#outputs,
      },
    });
    return {
      name: this.#name,
      bytes: onnx.ModelProto.encode(model).finish(),
      folder,
      files,
      inputs: this.#inputs.map(({ name }) => name),
      outputs: this.#outputs.map(({ name }) => name),
    };
  }
}

export interface TensorView {
  shape?: readonly number[];
  rows?: readonly [number, number];
}

function valueInfo(name: string, type: ValueType, shape: Shape) {
  const dim = shape.map((size) => (typeof size === "number" ? { dimValue: size } : { dimParam: size }));
  return onnx.ValueInfoProto.create({ name, type: { tensorType: { elemType: VALUE_TYPES[type], shape: { dim } } } });
}
