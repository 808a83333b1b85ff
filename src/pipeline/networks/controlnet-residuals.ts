import type { GraphBuilder, Value } from "../graph/graph-builder.ts";
import { range, type UNet2DEncoderConfiguration } from "./unet-2d-encoder-configuration.ts";

/** Names of what a ControlNet adds to a UNet, in the order of the UNet's skips; the middle comes last. */
export function residualNames({ levels }: UNet2DEncoderConfiguration): string[] {
  const skips = levels.reduce((sum, { resnets }) => sum + resnets + 1, 0);
  return [...range(skips).map((i) => `down_residual.${i}`), "mid_residual"];
}

/**
 * Makes the residuals inputs of a UNet's graph and adds them. They may have any shape that fits: one zero stands for
 * "no residual".
 */
export function addResiduals(
  graph: GraphBuilder,
  config: UNet2DEncoderConfiguration,
  { middle, skips }: { middle: Value; skips: readonly Value[] },
): { middle: Value; skips: Value[] } {
  const sums = residualNames(config).map((name, i) => {
    const axes = ["batch", "channels", "height", "width"].map((axis) => `${name}.${axis}`);
    return graph.add("Add", [skips[i] ?? middle, graph.input(name, "float32", axes)]);
  });
  return { skips: sums.slice(0, -1), middle: sums.at(-1)! };
}
