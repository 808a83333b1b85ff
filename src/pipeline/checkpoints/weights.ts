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

  has(name: string): boolean {
    return this.#checkpoint.has(this.#prefix + name);
  }

  /** @throws CheckpointError when there is no such tensor */
  get(name: string): TensorEntry {
    return this.#checkpoint.get(this.#prefix + name);
  }
}
