import { realpathSync } from "node:fs";
import { type Entry, openPromise } from "yauzl";
import {
  BYTES_PER_NUMBER,
  Checkpoint,
  CheckpointError,
  countNumbers,
  readBytes,
  type TensorEntry,
} from "./checkpoint.ts";
import { type PickledTensor, type PickledValue, unpickleTensors } from "./tensor-unpickler.ts";

/** More than the pickle of any model: 100,000 tensors take about 10 MB. */
const MAX_PICKLE_BYTES = 64_000_000;

interface Range {
  offset: number;
  length: number;
}

/**
 * Opens a file written by torch.save since PyTorch 1.6: a zip whose entries are stored, not compressed, with a pickle
 * (`<name>/data.pkl`) that describes the tensors and one entry per storage (`<name>/data/<key>`). Nested dictionaries
 * give dotted names: {"ip_adapter": {"0.weight": tensor}} is "ip_adapter.0.weight".
 *
 * @throws CheckpointError when the file is something else, or holds anything but tensors
 */
export async function openTorchZip(path: string): Promise<Checkpoint> {
  const file = realpathSync(path);
  const ranges = await listStoredEntries(file);
  const pickleName = [...ranges.keys()].find((name) => name.endsWith("/data.pkl"));
  if (pickleName === undefined)
    throw new CheckpointError(`${file}: not written by torch.save (no data.pkl in the zip)`);
  const prefix = pickleName.slice(0, -"data.pkl".length);
  const pickle = ranges.get(pickleName)!;
  if (pickle.length > MAX_PICKLE_BYTES)
    throw new CheckpointError(`${file}: its pickle of ${pickle.length} bytes is too large`);
  const order = ranges.get(`${prefix}byteorder`);
  if (order && new TextDecoder().decode(readBytes(file, order.offset, order.length)) !== "little")
    throw new CheckpointError(`${file}: was written on a big-endian machine; save it again on a little-endian one`);

  const entries: TensorEntry[] = [];
  const value = unpickleTensors(readBytes(file, pickle.offset, pickle.length), file);
  for (const [name, tensor] of namedTensors(value, file)) {
    const storage = ranges.get(`${prefix}data/${tensor.storage}`);
    if (!storage) throw new CheckpointError(`${file}: the numbers of tensor "${name}" are missing`);
    entries.push(locate(file, name, tensor, storage));
  }
  return new Checkpoint([file], entries);
}

async function listStoredEntries(file: string): Promise<Map<string, Range>> {
  const ranges = new Map<string, Range>();
  try {
    const zip = await openPromise(file, { autoClose: false, strictFileNames: true });
    try {
      for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
        if (entry.isCompressed() || entry.isEncrypted() || entry.compressedSize !== entry.uncompressedSize)
          throw new CheckpointError(
            `${file}: "${entry.fileName}" is compressed; torch.save stores its entries as they are`,
          );
        const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        ranges.set(entry.fileName, { offset: fileDataStart, length: entry.uncompressedSize });
      }
    } finally {
      zip.close();
    }
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    throw new CheckpointError(
      `${file}: not a zip as torch.save writes it since PyTorch 1.6 (${(cause as Error).message}). Is the download ` +
        "complete? A file from an older PyTorch has to be saved again with a newer one.",
      { cause },
    );
  }
  return ranges;
}

/** The tensors of nested dictionaries. Each dictionary may occur once: a file could otherwise unfold without end. */
function namedTensors(root: PickledValue, file: string): [string, PickledTensor][] {
  const found: [string, PickledTensor][] = [];
  const seen = new Set<PickledValue>();
  const open: [string, PickledValue][] = [["", root]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [name, value] = next;
    if (value instanceof Map) {
      if (seen.has(value)) throw new CheckpointError(`${file}: holds the dictionary "${name}" twice`);
      seen.add(value);
      for (const [key, inner] of value)
        if (typeof key === "string" || typeof key === "number")
          open.push([name === "" ? `${key}` : `${name}.${key}`, inner]);
    } else if (isTensor(value)) found.push([name, value]);
  }
  return found;
}

function isTensor(value: PickledValue): value is PickledTensor {
  return typeof value === "object" && value !== null && "strides" in value;
}

function locate(file: string, name: string, tensor: PickledTensor, storage: Range): TensorEntry {
  const { dtype, shape } = tensor;
  if (!isRowMajor(tensor))
    throw new CheckpointError(`${file}: tensor "${name}" is not stored row by row; save it after .contiguous()`);
  const offset = tensor.start * BYTES_PER_NUMBER[dtype];
  const length = countNumbers(shape) * BYTES_PER_NUMBER[dtype];
  if (!(offset + length <= storage.length))
    throw new CheckpointError(`${file}: tensor "${name}" is larger than what is stored of it`);
  return { name, dtype, shape, file, offset: storage.offset + offset, length };
}

function isRowMajor({ shape, strides }: PickledTensor): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis]!;
  }
  return true;
}
