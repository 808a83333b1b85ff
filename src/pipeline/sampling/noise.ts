/**
 * Normal noise that is the same on every platform and for ever: number i of seed s is
 *
 *     quantile((word(i) + 0.5) / 2^32), rounded to 32 bits,
 *
 * word(i) = word i % 4 of the Philox4x32-10 block with counter (floor(i / 4), 0, 0, 0) and key (s mod 2^32,
 * floor(s / 2^32)), quantile = the standard normal's by algorithm AS 241. Only + - * / and square root are used: IEEE 754
 * fixes their results, while `Math.log` and `Math.cos` may differ between engines.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 * @throws RangeError when it is anything else
 */
export function normalNoise(seed: number, count: number): Float32Array {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`);
  const key0 = seed >>> 0;
  const key1 = Math.floor(seed / 2 ** 32);
  const noise = new Float32Array(count);
  for (let start = 0; start < count; start += 4) {
    const block = philox4x32([start / 4, 0, 0, 0], [key0, key1]);
    for (let k = 0; k < 4 && start + k < count; k++) noise[start + k] = normalQuantile((block[k]! + 0.5) / 2 ** 32);
  }
  return noise;
}

type Words4 = [number, number, number, number];

/** Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): unsigned 32-bit words. */
export function philox4x32(counter: Words4, key: [number, number]): Words4 {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(0xd2511f53, c0) >>> 0;
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0;
    const high0 = multiplyHigh(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** The upper 32 bits of the 64-bit product; every step fits a double exactly. */
function multiplyHigh(a: number, b: number): number {
  const [aLow, aHigh] = [a & 0xffff, a >>> 16];
  const [bLow, bHigh] = [b & 0xffff, b >>> 16];
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536);
}

/** Where the standard normal distribution reaches `p`: Wichura 1988, algorithm AS 241 (PPND7, 7 digits). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    );
  }
  const r = Math.sqrt(-naturalLogarithm(q < 0 ? p : 1 - p));
  return q < 0 ? -upperTail(r) : upperTail(r);
}

function upperTail(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (
      (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
      ((0.12021132975 * r + 0.7370016425) * r + 1)
    );
  }
  const r = root - 5;
  return (
    (((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115) /
    ((0.012258202635 * r + 0.24197894225) * r + 1)
  );
}

/** ln of a number in (0, 1]: halvings, then 2 atanh((m - 1) / (m + 1)) as a series for m in (0.5, 1]. */
function naturalLogarithm(value: number): number {
  let [mantissa, halvings] = [value, 0];
  while (mantissa <= 0.5) {
    mantissa *= 2;
    halvings++;
  }
  const f = (mantissa - 1) / (mantissa + 1);
  const square = f * f;
  let series = 0;
  for (let odd = 33; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return 2 * f * series - halvings * Math.LN2;
}
