import { setImmediate as nextTurn } from "node:timers/promises";
import { Tensor } from "onnxruntime-node";

/** In pixels. Pictures of up to TILE x TILE are decoded whole. */
const TILE = 1024;
/** How far neighbouring tiles reach into each other at least. */
const OVERLAP = 256;

/** Where one tile lies along one side, and the range that it has to itself; in latents. */
interface Span {
  begin: number;
  end: number;
  /** Where the tile before ends; `begin` for the first. */
  before: number;
  /** Where the next tile begins; `end` for the last. */
  next: number;
}

/**
 * Decodes latents [1, c, h, w] to pixels [1, 3, H, W] in tiles where the picture is larger than 1024 x 1024 pixels, so
 * that memory is bounded by one tile's and the picture itself. Tiles are 1024 pixels a side, or the whole of a shorter
 * side, spread evenly, and overlap by 256 or more; there they pass into each other linearly. As in diffusers' tiled
 * decoding of `AutoencoderKL`, every tile has group norms and attention of its own, so that colours may differ a little
 * from the whole picture's.
 *
 * @param reduction pixels per latent, along a side
 * @param signal looked at before each tile; its reason is thrown
 */
export async function decodeInTiles(
  latents: Tensor,
  reduction: number,
  decode: (latents: Tensor) => Promise<Tensor>,
  signal?: AbortSignal,
): Promise<Tensor> {
  const [, channels = 0, rows = 0, columns = 0] = latents.dims;
  signal?.throwIfAborted();
  if (rows * columns * reduction ** 2 <= TILE ** 2) return decode(latents);
  const [height, width] = [rows * reduction, columns * reduction];
  const picture = new Float32Array(3 * height * width);
  for (const down of spans(rows, reduction)) {
    for (const across of spans(columns, reduction)) {
      signal?.throwIfAborted();
      const cut = cutOut(latents.data as Float32Array, [channels, rows, columns], down, across);
      const tile = await decode(new Tensor("float32", cut, [1, channels, size(down), size(across)]));
      const placed = { down: ramp(down, reduction), across: ramp(across, reduction) };
      const first = down.begin * reduction * width + across.begin * reduction;
      blend(tile.data as Float32Array, placed, picture, { first, width, plane: height * width });
      await nextTurn();
    }
  }
  return new Tensor("float32", picture, [1, 3, height, width]);
}

function size({ begin, end }: Span): number {
  return end - begin;
}

/** As few tiles as cover `length` latents with the overlap, of the largest size: what they are normalised by is then most alike. */
function spans(length: number, reduction: number): Span[] {
  const [most, overlap] = [TILE / reduction, OVERLAP / reduction];
  const count = length <= most ? 1 : Math.ceil((length - overlap) / (most - overlap));
  const tile = Math.min(length, most);
  const begins = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - tile)) / (count - 1)),
  );
  return begins.map((begin, i) => ({
    begin,
    end: begin + tile,
    before: i > 0 ? begins[i - 1]! + tile : begin,
    next: begins[i + 1] ?? begin + tile,
  }));
}

/** [channels, rows, columns] -> [channels, rows of `down`, columns of `across`] */
function cutOut(
  numbers: Float32Array,
  [channels, rows, columns]: readonly [number, number, number],
  down: Span,
  across: Span,
): Float32Array {
  const cut = new Float32Array(channels * size(down) * size(across));
  let place = 0;
  for (let channel = 0; channel < channels; channel++)
    for (let row = down.begin; row < down.end; row++, place += size(across)) {
      const begin = (channel * rows + row) * columns;
      cut.set(numbers.subarray(begin + across.begin, begin + across.end), place);
    }
  return cut;
}

/** How much of each pixel along a side comes from this tile; with its neighbours' it adds up to 1. */
function ramp({ begin, end, before, next }: Span, reduction: number): Float32Array {
  const rising = (before - begin) * reduction;
  const falling = (end - next) * reduction;
  const length = (end - begin) * reduction;
  return Float32Array.from({ length }, (_, i) => {
    if (i < rising) return (i + 0.5) / rising;
    const left = length - i;
    return left <= falling ? (left - 0.5) / falling : 1;
  });
}

/** Adds a tile [3, H, W], weighted along both sides, to planes of a picture; its first pixel is the picture's `first`. */
function blend(
  tile: Float32Array,
  { down, across }: { down: Float32Array; across: Float32Array },
  picture: Float32Array,
  { first, width, plane }: { first: number; width: number; plane: number },
): void {
  let i = 0;
  for (let channel = 0; channel < 3; channel++)
    for (const [row, weight] of down.entries()) {
      const begin = first + channel * plane + row * width;
      for (let column = 0; column < across.length; column++)
        picture[begin + column]! += tile[i++]! * weight * across[column]!;
    }
}
