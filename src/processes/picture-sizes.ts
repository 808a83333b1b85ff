import type { Drawing, SizeName } from "../commands/index.ts";
import type { PackDescription } from "../pipeline/pack.ts";

type Pixels = NonNullable<Drawing["sizes"][SizeName]>;

const shapeOf = ({ width, height }: Pixels): SizeName =>
  width === height ? "square" : width > height ? "wide" : "tall";

/**
 * The shapes that people can choose, and the one that is drawn where they do not. A pack that says what sizes it draws has
 * all three, with about as many pixels each; any other has its own size alone, which it was made for.
 */
export function pictureSizes({ defaults, sizes }: Pick<PackDescription, "defaults" | "sizes">) {
  const own: Pixels = { width: defaults.width, height: defaults.height };
  const usual = shapeOf(own);
  if (!sizes) return { sizes: { [usual]: own }, usual };
  const { multipleOf, maximum } = sizes;
  const allowed = (side: number) =>
    Math.min(Math.round(side / multipleOf), Math.floor(maximum / multipleOf)) * multipleOf;
  const area = own.width * own.height;
  // Three by four where the pack's own is square.
  const ratio = usual === "square" ? 4 / 3 : Math.max(own.width / own.height, own.height / own.width);
  const [short, long] = [allowed(Math.sqrt(area / ratio)), allowed(Math.sqrt(area * ratio))];
  const side = allowed(Math.sqrt(area));
  const shapes: Record<SizeName, Pixels> = {
    square: { width: side, height: side },
    wide: { width: long, height: short },
    tall: { width: short, height: long },
  };
  return { sizes: { ...shapes, [usual]: own }, usual };
}
