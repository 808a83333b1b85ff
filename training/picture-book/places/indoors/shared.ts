import type { Place, Setting } from "../place.ts";

export const inside = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "indoors",
  draw,
  ...(front ? { front } : {}),
});
