import { z } from "zod";

/** A configuration that asks for something that is not built here; the message names the option. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

/** An option that is supported with these values only; left out means the first. */
export function only<T extends string | number | boolean | null>(...values: [T, ...T[]]) {
  return z.literal(values).optional();
}

/** Reads a `config.json`. @throws ConfigurationError naming the network and every option that does not fit */
export function readConfiguration<S extends z.ZodType>(network: string, schema: S, config: unknown): z.output<S> {
  const result = schema.safeParse(config, { reportInput: true });
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message, input }) => `"${path.join(".")}" is ${JSON.stringify(input)} (${message})`,
  );
  throw new ConfigurationError(`${network}: this configuration is not supported: ${problems.join("; ")}`);
}
