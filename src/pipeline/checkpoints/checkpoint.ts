import { closeSync, openSync, readSync } from "node:fs";

/** Number formats that checkpoints store, with the bytes that one number takes. */
export const BYTES_PER_NUMBER = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U8: 1,
  BOOL: 1,
} as const;

export type DType = keyof typeof BYTES_PER_NUMBER;

/** A checkpoint that cannot be used; the message names the file and what is wrong with it. */
export class CheckpointError extends Error {
  override name = "CheckpointError";
}

/** Where one tensor's numbers lie: little-endian, row-major, `length` bytes from byte `offset` of `file`. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** A network as it is stored: its configuration and its tensors, by the names that diffusers or transformers give them. */
export interface NetworkSource {
  config: unknown;
  checkpoint: Checkpoint;
}

/** A checkpoint opened for reading: only its headers are in memory, tensors stay on disk until they are read. */
export class Checkpoint {
  /** The files it was read from, absolute, symbolic links resolved. */
  readonly files: readonly string[];
  readonly tensors: ReadonlyMap<string, TensorEntry>;

  constructor(files: readonly string[], entries: Iterable<TensorEntry>) {
    this.files = files;
    this.tensors = new Map(Array.from(entries, (entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.tensors.has(name);
  }

  /** @throws CheckpointError when there is no such tensor */
  get(name: string): TensorEntry {
    const entry = this.tensors.get(name);
    if (!entry) throw new CheckpointError(`${this.files.join(", ")}: there is no tensor named "${name}"`);
    return entry;
  }

  /** One tensor's numbers as 32-bit floats, row-major (64-bit formats are rounded). */
  read(name: string): Float32Array {
    const entry = this.get(name);
    return toFloat32(entry.dtype, readBytes(entry.file, entry.offset, entry.length));
  }
}

/** The number of numbers in a tensor of this shape; NaN when a size is not a whole number or the product is too large. */
export function countNumbers(shape: readonly number[]): number {
  let count = 1;
  for (const size of shape) count *= Number.isSafeInteger(size) && size >= 0 ? size : Number.NaN;
  return count <= Number.MAX_SAFE_INTEGER ? count : Number.NaN;
}

/** Rows `begin` to `end` (exclusive) of a tensor's first axis, where they lie. */
export function takeRows(entry: TensorEntry, [begin, end]: readonly [number, number]): TensorEntry {
  const row = entry.shape.slice(1);
  const rowBytes = countNumbers(row) * BYTES_PER_NUMBER[entry.dtype];
  const [offset, length] = [entry.offset + begin * rowBytes, (end - begin) * rowBytes];
  return { ...entry, shape: [end - begin, ...row], offset, length };
}

/** Reads a range of a file. @throws CheckpointError when the file ends before it */
export function readBytes(file: string, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const descriptor = openSync(file, "r");
  try {
    let done = 0;
    while (done < length) {
      const count = readSync(descriptor, bytes, done, length - done, offset + done);
      if (count === 0) throw new CheckpointError(`${file}: ends at byte ${offset + done}, ${offset + length} expected`);
      done += count;
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

/** Numbers of any stored format as 32-bit floats. `bytes` starts at an 8-byte boundary of its buffer. */
function toFloat32(dtype: DType, bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const count = byteLength / BYTES_PER_NUMBER[dtype];
  switch (dtype) {
    case "F32":
      return new Float32Array(buffer, byteOffset, count);
    case "F64":
      return Float32Array.from(new Float64Array(buffer, byteOffset, count));
    case "F16":
      return Float32Array.from(new Float16Array(buffer, byteOffset, count));
    case "BF16": {
      // bfloat16 is the upper half of a float32.
      const upper = new Uint16Array(buffer, byteOffset, count);
      const whole = new Uint32Array(count);
      for (let i = 0; i < count; i++) whole[i] = upper[i]! << 16;
      return new Float32Array(whole.buffer);
    }
    case "I64":
      return Float32Array.from(new BigInt64Array(buffer, byteOffset, count), Number);
    case "I32":
      return Float32Array.from(new Int32Array(buffer, byteOffset, count));
    case "I16":
      return Float32Array.from(new Int16Array(buffer, byteOffset, count));
    case "I8":
      return Float32Array.from(new Int8Array(buffer, byteOffset, count));
    case "U8":
    case "BOOL":
      return Float32Array.from(bytes);
  }
}
