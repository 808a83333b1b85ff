import { ConfigurationError } from "./configuration.ts";
import { readControlNetConfiguration } from "./controlnet.ts";
import type { UNet2DEncoderConfiguration } from "./unet-2d-encoder-configuration.ts";

/**
 * Refuses a ControlNet that was made for other networks: what it gives must fit the UNet's skips, and it must read its
 * picture at the latents' resolution.
 * @param reduction the autoencoder's pixels per latent, along a side
 * @throws ConfigurationError saying what differs
 */
export function requireControlNetOf(
  config: unknown,
  { unet, reduction }: { unet: UNet2DEncoderConfiguration; reduction: number },
): void {
  const own = readControlNetConfiguration(config);
  const ownReduction = 2 ** (own.conditionChannels.length - 1);
  const list = (levels: UNet2DEncoderConfiguration["levels"], what: "channels" | "resnets") =>
    levels.map((level) => level[what]).join(", ");
  const facts: [what: string, own: string | number, theirs: string | number][] = [
    ["channels of latents", own.inChannels, unet.inChannels],
    ["channels of the levels", list(own.levels, "channels"), list(unet.levels, "channels")],
    ["resnet blocks of the levels", list(own.levels, "resnets"), list(unet.levels, "resnets")],
    ["width of the context", own.crossAttentionWidth, unet.crossAttentionWidth],
    ["width of the pooled text", own.pooledWidth, unet.pooledWidth],
    ["pixels per latent", ownReduction, reduction],
  ];
  const different = facts.filter(([, mine, theirs]) => mine !== theirs);
  if (different.length > 0)
    throw new ConfigurationError(
      "ControlNetModel: it was made for another base model: " +
        different.map(([what, mine, theirs]) => `${what}: ${mine}, not ${theirs}`).join("; "),
    );
}
