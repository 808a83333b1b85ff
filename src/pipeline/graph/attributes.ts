import onnxProto from "onnx-proto";

const { onnx } = onnxProto;
const { AttributeType } = onnx.AttributeProto;

/** ONNX tells 1 from 1.0: a bare number is an integer attribute, `float(1)` a floating-point one. */
export class FloatAttribute {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export function float(value: number): FloatAttribute {
  return new FloatAttribute(value);
}

export type Attribute = number | readonly number[] | string | FloatAttribute;

export function encodeAttribute(name: string, value: Attribute): InstanceType<typeof onnx.AttributeProto> {
  if (value instanceof FloatAttribute)
    return onnx.AttributeProto.create({ name, type: AttributeType.FLOAT, f: value.value });
  if (typeof value === "string")
    return onnx.AttributeProto.create({ name, type: AttributeType.STRING, s: new TextEncoder().encode(value) });
  if (typeof value === "number") return onnx.AttributeProto.create({ name, type: AttributeType.INT, i: value });
  return onnx.AttributeProto.create({ name, type: AttributeType.INTS, ints: [...value] });
}
