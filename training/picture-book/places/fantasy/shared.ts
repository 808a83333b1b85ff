import { Random } from "../../../drawing/random.ts";
import { circlePath } from "../../geometry.ts";
import type { Place, Setting } from "../place.ts";

export const elsewhere = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "elsewhere",
  draw,
  ...(front ? { front } : {}),
});

export function stars(count: number, low: number, seed: number): string {
  const random = new Random(seed);
  let d = "";
  for (let i = 0; i < count; i++) d += circlePath(random.range(2, 254), random.range(2, low), random.range(0.5, 1.4));
  return `<path d="${d}" fill="#fdf3cf"/>`;
}
