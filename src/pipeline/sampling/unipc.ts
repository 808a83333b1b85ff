import { z } from "zod";

/**
 * What UniPC takes from a `scheduler_config.json`. Fields and defaults are those of diffusers' UniPCMultistepScheduler;
 * another scheduler's file serves too (`from_config` reads the common fields). Options that would change the numbers and
 * are not offered here are refused rather than ignored.
 */
const unipcConfig = z.object({
  num_train_timesteps: z.int().min(2).default(1000),
  beta_start: z.number().default(0.0001),
  beta_end: z.number().default(0.02),
  beta_schedule: z.enum(["linear", "scaled_linear"]).default("linear"),
  prediction_type: z.enum(["epsilon", "v_prediction", "flow_prediction"]).default("epsilon"),
  timestep_spacing: z.enum(["linspace", "leading", "trailing"]).default("linspace"),
  steps_offset: z.int().default(0),
  use_flow_sigmas: z.boolean().nullish(),
  flow_shift: z.number().positive().default(1),
  solver_order: z.literal([1, 2]).default(2),
  solver_type: z.enum(["bh2", "midpoint", "heun", "logrho"]).default("bh2"),
  predict_x0: z.literal(true).default(true),
  lower_order_final: z.literal(true).default(true),
  final_sigmas_type: z.literal("zero").default("zero"),
  trained_betas: z.null().optional(),
  thresholding: z.literal(false).nullish(),
  rescale_betas_zero_snr: z.literal(false).nullish(),
  use_karras_sigmas: z.literal(false).nullish(),
  use_exponential_sigmas: z.literal(false).nullish(),
  use_beta_sigmas: z.literal(false).nullish(),
  use_dynamic_shifting: z.literal(false).nullish(),
  disable_corrector: z.array(z.int()).max(0).optional(),
});

export type UniPCConfig = z.infer<typeof unipcConfig>;

/** @throws Error that lists every field that is wrong or asks for something that is not offered */
export function parseUniPCConfig(json: unknown): UniPCConfig {
  const parsed = unipcConfig.safeParse(json);
  if (!parsed.success) throw new Error(`this scheduler cannot be used:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Signal and noise share at one noise level: x = alpha * data + sigma * noise, and lambda = ln(alpha / sigma). */
interface Level {
  alpha: number;
  sigma: number;
  lambda: number;
}

/**
 * UniPC, a predictor-corrector solver of the sampling ODE (Zhao et al. 2023, arXiv 2302.04867, algorithms 5 to 8): B(h)
 * version 2, data prediction, order 1 or 2, lower order at the start and the end. One object samples one picture.
 *
 * With m the predicted data, h the step in lambda, B = e^-h - 1 and D1 = (m_older - m) / r, r = step back / h:
 *
 *     predictor: x' = (sigma'/sigma) x - alpha' B (m + D1 / 2)
 *     corrector: the same from the step before, with rho_1 D1 + rho_2 (m' - m) in place of D1 / 2
 */
export class UniPC {
  /** What the network is told at each step, from noise to picture. */
  readonly timesteps: readonly number[];
  readonly #config: UniPCConfig;
  /** One noise level a step, and a last one without noise. */
  readonly #levels: readonly Level[];
  #step = 0;
  /** The order that the last step was taken with. */
  #order = 0;
  /** Predicted data of this step, of the one before, and of the one before that. */
  #current = new Float32Array(0);
  #previous = new Float32Array(0);
  #older = new Float32Array(0);
  /** Where the last step started from, after its correction. */
  #start = new Float32Array(0);

  constructor(config: UniPCConfig, steps: number) {
    if (!Number.isSafeInteger(steps) || steps < 1 || steps >= config.num_train_timesteps)
      throw new RangeError(`steps must be a whole number from 1 to ${config.num_train_timesteps - 1}, not ${steps}`);
    this.#config = config;
    const { timesteps, sigmas } = config.use_flow_sigmas ? flowSchedule(config, steps) : schedule(config, steps);
    this.timesteps = timesteps;
    this.#levels = [...sigmas, 0].map((sigma) => level(sigma, config.use_flow_sigmas === true));
  }

  /**
   * Moves `sample` (any shape, flattened) in place from this step's noise level to the next one's.
   * `prediction` is what the network says of it: noise, v or velocity, as the configuration names it.
   */
  step(prediction: Float32Array, sample: Float32Array): void {
    const i = this.#step;
    const here = this.#levels[i];
    const next = this.#levels[i + 1];
    if (!here || !next) throw new RangeError("every step has been taken");
    if (i === 0) this.#allocate(sample.length);
    [this.#older, this.#previous, this.#current] = [this.#previous, this.#current, this.#older];
    this.#predictData(prediction, sample, here);
    if (i > 0) this.#correct(sample, this.#levels[i - 1]!, here, i > 1 ? this.#levels[i - 2]! : here);
    this.#start.set(sample);
    this.#order = Math.min(this.#config.solver_order, this.timesteps.length - i, i + 1);
    this.#predict(sample, here, next, i > 0 ? this.#levels[i - 1]! : here);
    this.#step++;
  }

  #allocate(length: number): void {
    this.#current = new Float32Array(length);
    this.#previous = new Float32Array(length);
    this.#older = new Float32Array(length);
    this.#start = new Float32Array(length);
  }

  #predictData(prediction: Float32Array, sample: Float32Array, { alpha, sigma }: Level): void {
    const data = this.#current;
    let ofSample = 1;
    let ofPrediction = -sigma;
    if (this.#config.prediction_type === "epsilon") {
      ofSample = 1 / alpha;
      ofPrediction = -sigma / alpha;
    } else if (this.#config.prediction_type === "v_prediction") ofSample = alpha;
    for (let k = 0; k < data.length; k++) data[k] = ofSample * sample[k]! + ofPrediction * prediction[k]!;
  }

  /** From `here` to `next`, from `sample`; `before` is the level of the step before. */
  #predict(sample: Float32Array, here: Level, next: Level, before: Level): void {
    const h = next.lambda - here.lambda;
    const scaledB = next.alpha * Math.expm1(-h);
    const ofSample = next.sigma / here.sigma;
    const ofOlder = this.#order === 2 ? (scaledB * 0.5 * h) / (before.lambda - here.lambda) : 0;
    const ofCurrent = scaledB - ofOlder;
    const [current, previous] = [this.#current, this.#previous];
    for (let k = 0; k < sample.length; k++)
      sample[k] = ofSample * sample[k]! - ofCurrent * current[k]! - ofOlder * previous[k]!;
  }

  /** The last step taken again, `from` there to `here`, now that the data predicted here is known. */
  #correct(sample: Float32Array, from: Level, here: Level, before: Level): void {
    const h = here.lambda - from.lambda;
    const B = Math.expm1(-h);
    const phi = B / -h - 1;
    const r = (before.lambda - from.lambda) / h;
    // Order 2 solves [[1, 1], [r, 1]] rho = (b1, b2); order 1 is the trapezoid.
    let [rho1, rho2] = [0, 0.5];
    if (this.#order === 2) {
      const b1 = phi / B;
      const b2 = (2 * (phi / -h - 0.5)) / B;
      rho1 = (b1 - b2) / (1 - r);
      rho2 = b1 - rho1;
    }
    const scaledB = here.alpha * B;
    const ofStart = here.sigma / from.sigma;
    const ofOlder = this.#order === 2 ? (scaledB * rho1) / r : 0;
    const ofCurrent = scaledB * rho2;
    const ofPrevious = scaledB - ofOlder - ofCurrent;
    const [start, current, previous, older] = [this.#start, this.#current, this.#previous, this.#older];
    for (let k = 0; k < sample.length; k++)
      sample[k] = ofStart * start[k]! - ofPrevious * previous[k]! - ofOlder * older[k]! - ofCurrent * current[k]!;
  }
}

/** Noise over signal, `relative` = sigma / alpha, as shares; in a flow the two add up to 1 and `relative` is sigma. */
function level(relative: number, flow: boolean): Level {
  const alpha = flow ? 1 - relative : 1 / Math.sqrt(relative * relative + 1);
  const sigma = flow ? relative : relative * alpha;
  return { alpha, sigma, lambda: Math.log(alpha) - Math.log(sigma) };
}

/** Rectified flow: evenly spaced noise levels, shifted; timesteps are whole numbers, cut off as diffusers does. */
function flowSchedule(config: UniPCConfig, steps: number): { timesteps: number[]; sigmas: number[] } {
  const { num_train_timesteps: count, flow_shift: shift } = config;
  const sigmas = Array.from({ length: steps }, (_, i) => {
    const sigma = (1 - 1 / count) * ((steps - i) / steps);
    return (shift * sigma) / (1 + (shift - 1) * sigma);
  });
  return { timesteps: sigmas.map((sigma) => Math.trunc(sigma * count)), sigmas };
}

/** Variance-preserving diffusion: whole timesteps by the configured spacing, sigma / alpha of the training's betas. */
function schedule(config: UniPCConfig, steps: number): { timesteps: number[]; sigmas: number[] } {
  const { num_train_timesteps: count, steps_offset: offset } = config;
  const last = count - 1;
  const spacing = {
    linspace: (i: number) => roundHalfToEven((last * (steps - i)) / steps),
    leading: (i: number) => (steps - i) * Math.floor(count / (steps + 1)) + offset,
    trailing: (i: number) => roundHalfToEven(count - (i * count) / steps) - 1,
  }[config.timestep_spacing];
  const timesteps = Array.from({ length: steps }, (_, i) => spacing(i));
  const table = relativeNoise(config);
  return { timesteps, sigmas: timesteps.map((timestep) => table[Math.min(timestep, last)]!) };
}

function relativeNoise({ beta_start, beta_end, beta_schedule, num_train_timesteps: count }: UniPCConfig): number[] {
  const power = beta_schedule === "scaled_linear" ? 2 : 1;
  const [first, last] = [beta_start ** (1 / power), beta_end ** (1 / power)];
  let signal = 1;
  return Array.from({ length: count }, (_, i) => {
    signal *= 1 - (first + ((last - first) * i) / (count - 1)) ** power;
    return Math.sqrt((1 - signal) / signal);
  });
}

/** NumPy's rounding. */
function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
