import { Checkpoint, type TensorEntry, takeRows } from "../checkpoints/checkpoint.ts";
import type { Weights } from "../checkpoints/weights.ts";

/**
 * Collects tensors of one module of a file under other names. They stay where they lie in the file.
 * @throws CheckpointError from every method, naming what the file lacks by the file's own name
 */
export class Renamed {
  protected readonly weights: Weights;
  readonly #entries: TensorEntry[] = [];

  constructor(weights: Weights) {
    this.weights = weights;
  }

  tensor(ours: string, theirs: string): void {
    this.#entries.push({ ...this.weights.get(theirs), name: ours });
  }

  /** A tensor's rows in equal parts, one for each name: what one library multiplies at once and the other in turn. */
  split(ours: readonly string[], theirs: string): void {
    const entry = this.weights.get(theirs);
    const rows = entry.shape[0]! / ours.length;
    for (const [i, name] of ours.entries())
      this.#entries.push({ ...takeRows(entry, [i * rows, (i + 1) * rows]), name });
  }

  /** Weight and bias. */
  layer(ours: string, theirs: string): void {
    for (const part of ["weight", "bias"]) this.tensor(`${ours}.${part}`, `${theirs}.${part}`);
  }

  finish(): Checkpoint {
    return new Checkpoint([...new Set(this.#entries.map(({ file }) => file))], this.#entries);
  }
}

/** Heads of SDXL's attentions are 64 wide, in the UNet and in both text encoders; what is narrower has one. */
export function headsOf(width: number): number {
  return Math.max(1, width / 64);
}
