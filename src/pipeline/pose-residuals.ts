import { Tensor } from "onnxruntime-node";
import type { RgbImage } from "./image.ts";
import { residualNames } from "./networks/controlnet-residuals.ts";
import { readUNet2DConfiguration } from "./networks/unet-2d-configuration.ts";
import type { Outputs, PackNetworks } from "./pack-networks.ts";

export interface PoseCondition {
  /** OpenPose skeletons on black (`drawSkeletons`), of the picture's own size. */
  skeletons: RgbImage;
  /** How strongly it counts, 0 to 2; 1 when left out. */
  scale?: number;
}

/** What the UNet is given besides in a step of `sample` [B, c, h, w] at `timestep` [1]. */
export type StepResiduals = (step: { sample: Tensor; timestep: Tensor }) => Promise<Outputs>;

/**
 * The residuals of each step by a pack's ControlNet. Both halves of guidance see the pose, each with its own identity
 * tokens, as in diffusers' `StableDiffusionXLControlNetPipeline`. Without a pose the UNet of a pack with a ControlNet is
 * given zeros, one number each.
 *
 * @throws RangeError when the pose cannot be drawn with
 */
export async function poseResiduals(
  networks: PackNetworks,
  pose: PoseCondition | null,
  given: { identities: Tensor; pooled: Tensor; timeIds: Tensor; width: number; height: number },
): Promise<StepResiduals> {
  const { name, controlNet } = networks.pack;
  if (!pose) return controlNet ? noResiduals(networks) : async () => ({});
  if (!controlNet) throw new RangeError(`"${name}" has no ControlNet: leave the pose out or draw with another pack`);
  const { skeletons, scale = 1 } = pose;
  if (skeletons.width !== given.width || skeletons.height !== given.height)
    throw new RangeError(
      `the pose's picture is ${skeletons.width} x ${skeletons.height}, the picture ${given.width} x ${given.height}: ` +
        "they must be of one size",
    );
  if (!(scale >= 0 && scale <= 2)) throw new RangeError(`a pose's scale is from 0 to 2, not ${scale}`);
  const network = await networks.controlNet(controlNet);
  const prepared = await network.context.run({
    context: given.identities,
    text_embeds: given.pooled,
    time_ids: given.timeIds,
    condition: conditionPixels(skeletons),
  });
  const conditioning_scale = new Tensor("float32", Float32Array.of(scale), [1]);
  return (step) => network.controlNet.run({ ...prepared, ...step, conditioning_scale });
}

async function noResiduals(networks: PackNetworks): Promise<StepResiduals> {
  const config = readUNet2DConfiguration((await networks.graphs.baseNetwork("unet")).config);
  const zero = new Tensor("float32", new Float32Array(1), [1, 1, 1, 1]);
  const zeros = Object.fromEntries(residualNames(config).map((name) => [name, zero]));
  return async () => zeros;
}

/** A picture as a ControlNet takes it: [1, 3, H, W], 0 to 1. */
function conditionPixels({ width, height, data }: RgbImage): Tensor {
  const count = width * height;
  const pixels = new Float32Array(3 * count);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < count; i++) pixels[channel * count + i] = data[3 * i + channel]! / 255;
  return new Tensor("float32", pixels, [1, 3, height, width]);
}
