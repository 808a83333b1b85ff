/** A tensor to be written: row-major, little-endian as on every machine Node runs on. */
export interface Tensor {
  shape: number[];
  data: Uint8Array | Int16Array | Float32Array;
}
export type Tensors = Record<string, Tensor>;

const dtype = (data: Tensor["data"]) =>
  data instanceof Uint8Array ? "U8" : data instanceof Int16Array ? "I16" : "F32";

/** The bytes of a safetensors file: length of the header (8 bytes), header (JSON), tensors; largest elements first, so that all are aligned. */
export function safetensors(tensors: Tensors): Uint8Array[] {
  const sorted = Object.entries(tensors).sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const header: Record<string, unknown> = {};
  let offset = 0;
  for (const [name, { shape, data }] of sorted) {
    header[name] = { dtype: dtype(data), shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = JSON.stringify(header);
  const json = new TextEncoder().encode(text + " ".repeat((8 - (text.length % 8)) % 8));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.length), true);
  return [length, json, ...sorted.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))];
}
