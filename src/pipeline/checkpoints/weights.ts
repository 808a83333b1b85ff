import type { Checkpoint, TensorEntry } from "./checkpoint.ts";

/** A checkpoint seen from one of its modules: `weights.at("mlp").at("fc1").get("bias")` is "mlp.fc1.bias". */
export class Weights {
  readonly #checkpoint: Checkpoint;
  readonly #prefix: string;

  constructor(checkpoint: Checkpoint, prefix = "") {
    this.#checkpoint = checkpoint;
    this.#prefix = prefix;
  }

  at(module: string | number): Weights {
    return new Weights(this.#checkpoint, `${this.#prefix}${module}.`);
  }

  /** As `at`, or this module itself where the checkpoint leaves that level out (libraries differ in outermost names). */
  atOptional(module: string): Weights {
    const prefix = `${this.#prefix}${module}.`;
    return [...this.#checkpoint.tensors.keys()].some((name) => name.startsWith(prefix)) ? this.at(module) : this;
  }

  /** How many numbered modules are below this one: the highest number and 1. */
  count(): number {
    let count = 0;
    for (const name of this.#checkpoint.tensors.keys()) {
      if (!name.startsWith(this.#prefix)) continue;
      const number = /^\d+(?=\.)/.exec(name.slice(this.#prefix.length));
      if (number) count = Math.max(count, Number(number[0]) + 1);
    }
    return count;
  }

  has(name: string): boolean {
    return this.#checkpoint.has(this.#prefix + name);
  }

  /** @throws CheckpointError when there is no such tensor */
  get(name: string): TensorEntry {
    return this.#checkpoint.get(this.#prefix + name);
  }
}
