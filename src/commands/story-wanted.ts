import type { Drawing, SizeName } from "./context.ts";
import type { Attachment } from "./options.ts";

/** A story as it was asked for; null: as is usual. */
export interface Wanted {
  script: string;
  style: string | null;
  size: SizeName | null;
  seed: number | null;
  pose: Attachment[] | null;
  /** Whether its end tells whoever asked for it. */
  ping: boolean;
}

/** What a panel measures that shall be drawn in a size, or as is usual. */
export function pixelsOf(
  { sizes, usual = "square" }: Drawing,
  size: SizeName | null,
): { width: number; height: number } {
  return sizes[size ?? usual] ?? sizes[usual]!;
}
