import { expect, test } from "vitest";
import { guide } from "../../../src/pipeline/sampling/guidance.ts";
import { normalNoise } from "../../../src/pipeline/sampling/noise.ts";
import { parseUniPCConfig, UniPC } from "../../../src/pipeline/sampling/unipc.ts";

const sdxl = { beta_schedule: "scaled_linear", beta_start: 0.00085, beta_end: 0.012 };
const flow = { prediction_type: "flow_prediction", use_flow_sigmas: true };

function timesteps(config: object, steps: number): readonly number[] {
  return new UniPC(parseUniPCConfig(config), steps).timesteps;
}

test("timesteps by each spacing, as diffusers computes them", () => {
  expect(timesteps({ ...sdxl, timestep_spacing: "leading", steps_offset: 1 }, 25).slice(0, 2)).toEqual([951, 913]);
  expect(timesteps({ ...sdxl, timestep_spacing: "leading", steps_offset: 1 }, 25).at(-1)).toBe(39);
  expect(timesteps({ ...sdxl, timestep_spacing: "linspace" }, 4)).toEqual([999, 749, 500, 250]);
  expect(timesteps({ ...sdxl, timestep_spacing: "trailing" }, 8)).toEqual([999, 874, 749, 624, 499, 374, 249, 124]);
  expect(timesteps(flow, 4)).toEqual([999, 749, 499, 249]);
  expect(timesteps({ ...flow, flow_shift: 3 }, 4)).toEqual([999, 899, 749, 499]);
});

/** Reference: diffusers' update written out in PyTorch (32 bits) with the prediction tanh(1.3 x + timestep / 1000). */
test.each([
  [
    "epsilon",
    { ...sdxl, timestep_spacing: "leading", steps_offset: 1 },
    [-4.3542175, -0.5702855, -0.1740495, 7.5118752],
  ],
  [
    "v_prediction",
    { ...sdxl, prediction_type: "v_prediction", timestep_spacing: "trailing" },
    [-0.394753, -0.1662253, -0.0582077, 0.5241192],
  ],
  ["flow_prediction", flow, [-0.7533928, -0.2700955, 0.0201229, 1.026614]],
  ["a shifted flow", { ...flow, flow_shift: 3 }, [-0.7537484, -0.3082462, -0.0485799, 1.016363]],
])("seven steps of %s give the numbers of the reference implementation", (_, config, expected) => {
  const sampler = new UniPC(parseUniPCConfig(config), 7);
  const sample = Float32Array.of(-1.5, -0.2, 0.6, 2);
  for (const timestep of sampler.timesteps) {
    sampler.step(
      sample.map((x) => Math.tanh(1.3 * x + timestep / 1000)),
      sample,
    );
  }
  expected.forEach((value, i) => {
    expect(Math.abs(sample[i]! / value - 1)).toBeLessThan(2e-6 / Math.min(1, Math.abs(value)));
  });
});

test("a flow whose velocity is known exactly lands on the data", () => {
  // All data at one point: the velocity along the way is the noise less the data, whatever the solver.
  const [data, noise] = [Float32Array.of(0.25, -3, 0), normalNoise(5, 3)];
  const sampler = new UniPC(parseUniPCConfig({ ...flow, flow_shift: 2 }), 6);
  const first = (2 * 0.999) / 1.999;
  const sample = noise.map((n, i) => first * n + (1 - first) * data[i]!);
  const velocity = noise.map((n, i) => n - data[i]!);
  for (const _ of sampler.timesteps) sampler.step(velocity, sample);
  sample.forEach((x, i) => {
    expect(x).toBeCloseTo(data[i]!, 5);
  });
});

test("one step jumps to the predicted data", () => {
  const sampler = new UniPC(parseUniPCConfig(flow), 1);
  const sample = Float32Array.of(1, 2);
  sampler.step(Float32Array.of(0.5, -1), sample);
  expect(sample[0]).toBeCloseTo(1 - 0.999 * 0.5, 6);
  expect(sample[1]).toBeCloseTo(2 + 0.999, 6);
  expect(() => sampler.step(sample, sample)).toThrow("every step");
});

test("what is not offered is refused with its name", () => {
  expect(() => parseUniPCConfig({ use_karras_sigmas: true, solver_order: 3 })).toThrow(
    /use_karras_sigmas[\s\S]*|solver_order/,
  );
  expect(() => new UniPC(parseUniPCConfig({}), 0)).toThrow("from 1 to 999");
});

test("guidance goes from the unconditional through the conditional prediction", () => {
  const guided = new Float32Array(2);
  guide(Float32Array.of(1, 2, 3, 0), 7.5, guided);
  expect([...guided]).toEqual([1 + 7.5 * 2, 2 - 7.5 * 2]);
  expect(() => guide(new Float32Array(3), 1, guided)).toThrow("two predictions");
});
