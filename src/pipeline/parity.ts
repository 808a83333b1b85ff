/**
 * `npm run parity -- DIR`: are our numbers those of the authors' pipeline?
 *
 * DIR is laid out like test/fixtures/storymaker-small (its README names every tensor). Everything in its
 * `expected.safetensors` but what is given (the first noise, the ControlNet's picture) is computed again from its inputs
 * and checkpoints, the ControlNet's residuals where the folder has one; for each tensor the relative error ||ours - theirs|| / ||theirs|| is printed with its limit.
 */
import { pathToFileURL } from "node:url";
import { comparisons } from "./parity-comparisons.ts";

/** @returns whether every tensor is within its limit */
export async function parity(folder: string, print: (line: string) => void): Promise<boolean> {
  let passed = true;
  for await (const { name, error, limit } of comparisons(folder)) {
    const within = error <= limit;
    passed &&= within;
    print(`${name.padEnd(28)} ${error.toExponential(2).padStart(9)}  limit ${limit}${within ? "" : "  TOO LARGE"}`);
  }
  return passed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = process.argv[2];
  if (!folder) {
    console.error("usage: npm run parity -- DIR (a folder laid out like test/fixtures/storymaker-small)");
    process.exitCode = 2;
  } else {
    const passed = await parity(folder, console.log);
    console.log(passed ? "Every tensor is within its limit." : "Some tensors are beyond their limit.");
    process.exitCode = passed ? 0 : 1;
  }
}
