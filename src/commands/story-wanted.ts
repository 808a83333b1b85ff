import type { SizeName } from "./context.ts";
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
