/**
 * Classifier-free guidance (Ho and Salimans, arXiv 2207.12598): away from what the network predicts without the
 * condition, unconditional + scale * (conditional - unconditional).
 *
 * `predictions` is a batch of two, [unconditional, conditional], flattened; `guided` takes the result.
 */
export function guide(predictions: Float32Array, scale: number, guided: Float32Array): void {
  const count = guided.length;
  if (predictions.length !== 2 * count)
    throw new RangeError(`guidance needs two predictions of ${count} numbers, not ${predictions.length} numbers`);
  for (let i = 0; i < count; i++) {
    const unconditional = predictions[i]!;
    guided[i] = unconditional + scale * (predictions[count + i]! - unconditional);
  }
}
