import { autoencoderKlReduction, readAutoencoderKlConfiguration } from "./networks/autoencoder-kl.ts";
import { readUNet2DConfiguration } from "./networks/unet-2d-configuration.ts";
import type { PackNetworks } from "./pack-networks.ts";

/**
 * Width and height of a pack's pictures are multiples of this many pixels: what the pack asks for, made a multiple of
 * what its UNet halves on its way down.
 */
export async function pictureSizeStep(networks: PackNetworks): Promise<number> {
  const vae = readAutoencoderKlConfiguration((await networks.graphs.baseNetwork("vae")).config);
  const unet = readUNet2DConfiguration((await networks.graphs.baseNetwork("unet")).config);
  const least = autoencoderKlReduction(vae) * 2 ** (unet.levels.length - 1);
  const asked = networks.pack.sizes?.multipleOf ?? 1;
  let step = asked;
  while (step % least !== 0) step += asked;
  return step;
}

/**
 * The latents of a picture of this many pixels.
 * @throws RangeError naming the sizes that the pack draws
 */
export async function latentShape(
  networks: PackNetworks,
  { width, height }: { width: number; height: number },
): Promise<[channels: number, rows: number, columns: number]> {
  const { name, sizes } = networks.pack;
  const step = await pictureSizeStep(networks);
  const maximum = sizes?.maximum ?? Number.MAX_SAFE_INTEGER;
  for (const size of [width, height])
    if (!Number.isSafeInteger(size) || size <= 0 || size % step !== 0 || size > maximum)
      throw new RangeError(
        `${width} x ${height} cannot be drawn with "${name}": both must be multiples of ${step} pixels` +
          (sizes ? `, up to ${maximum}` : ""),
      );
  const vae = readAutoencoderKlConfiguration((await networks.graphs.baseNetwork("vae")).config);
  const reduction = autoencoderKlReduction(vae);
  return [vae.latent_channels, height / reduction, width / reduction];
}
