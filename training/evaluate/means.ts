import { z } from "./interval.ts";

/** A mean, and how far on both sides the true one may lie with 95 % confidence. */
export interface Mean {
  mean: number;
  margin: number;
  of: number;
}

/** Means of numbers by name. */
export class Means {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  /** null where there are fewer than two numbers. */
  of(name: string): Mean | null {
    const values = this.#values.get(name) ?? [];
    const count = values.length;
    if (count < 2) return null;
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
    return { mean, margin: z * Math.sqrt(variance / count), of: count };
  }
}
