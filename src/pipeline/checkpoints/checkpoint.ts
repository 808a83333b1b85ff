/** Number formats that checkpoints store. */
export type DType = "F64" | "F32" | "F16" | "BF16" | "I64" | "I32" | "I16" | "I8" | "U8" | "BOOL";

/** Where one tensor's numbers lie: little-endian, row-major, `length` bytes from byte `offset` of `file`. */
export interface TensorEntry {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

/** A checkpoint opened for reading: only its headers are in memory, tensors stay on disk until they are read. */
export interface Checkpoint {
  /** The files it was read from, absolute, symbolic links resolved. */
  readonly files: readonly string[];
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  has(name: string): boolean;
  /** @throws CheckpointError when there is no such tensor */
  get(name: string): TensorEntry;
  /** One tensor's numbers as 32-bit floats. */
  read(name: string): Float32Array;
}
