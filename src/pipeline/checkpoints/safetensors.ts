import { realpathSync, statSync } from "node:fs";
import { z } from "zod";
import type { TensorEntry } from "./checkpoint.ts";
import { BYTES_PER_NUMBER, Checkpoint, CheckpointError, countNumbers, type DType, readBytes } from "./checkpoint.ts";

/** The safetensors library's own limit on a header. */
const MAX_HEADER_BYTES = 100_000_000;

const headerEntry = z.object({
  dtype: z.enum(Object.keys(BYTES_PER_NUMBER) as [DType, ...DType[]]),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});

/**
 * Opens a .safetensors file: 8 bytes header length, a JSON header, the tensors' numbers
 * (https://huggingface.co/docs/safetensors). Only the header is read.
 *
 * @throws CheckpointError when the header is not one, or when tensors overlap, lie outside the file or have a number
 * format that nothing here reads
 */
export function openSafetensors(path: string): Checkpoint {
  const file = realpathSync(path);
  const size = statSync(file).size;
  const { header, dataStart } = readHeader(file, size);
  const entries: TensorEntry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const parsed = headerEntry.safeParse(value);
    if (!parsed.success) throw new CheckpointError(`${file}: tensor "${name}": ${z.prettifyError(parsed.error)}`);
    const { dtype, shape, data_offsets } = parsed.data;
    const [begin, end] = data_offsets;
    if (end - begin !== countNumbers(shape) * BYTES_PER_NUMBER[dtype])
      throw new CheckpointError(`${file}: tensor "${name}": bytes ${begin} to ${end} do not fit ${dtype} [${shape}]`);
    if (dataStart + end > size)
      throw new CheckpointError(
        `${file}: tensor "${name}" ends at byte ${dataStart + end}, but the file has ${size}. Is the download complete?`,
      );
    entries.push({ name, dtype, shape, file, offset: dataStart + begin, length: end - begin });
  }
  refuseOverlaps(file, entries);
  return new Checkpoint([file], entries);
}

function readHeader(file: string, size: number): { header: object; dataStart: number } {
  if (size < 8) throw new CheckpointError(`${file}: too short to be a safetensors file`);
  const length = Number(new DataView(readBytes(file, 0, 8).buffer).getBigUint64(0, true));
  if (length > Math.min(MAX_HEADER_BYTES, size - 8))
    throw new CheckpointError(
      `${file}: not a safetensors file, or cut short (it announces a header of ${length} bytes)`,
    );
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readBytes(file, 8, length)));
  } catch (cause) {
    throw new CheckpointError(`${file}: not a safetensors file (its header is not JSON)`, { cause });
  }
  if (typeof header !== "object" || header === null || Array.isArray(header))
    throw new CheckpointError(`${file}: not a safetensors file (its header is not an object)`);
  return { header, dataStart: 8 + length };
}

/** Two names for the same bytes have no honest use in this format, and hide what a file really holds. */
function refuseOverlaps(file: string, entries: readonly TensorEntry[]): void {
  const byOffset = entries.filter((entry) => entry.length > 0).sort((a, b) => a.offset - b.offset);
  byOffset.forEach((entry, i) => {
    const before = byOffset[i - 1];
    if (before && before.offset + before.length > entry.offset)
      throw new CheckpointError(`${file}: tensors "${before.name}" and "${entry.name}" overlap`);
  });
}
