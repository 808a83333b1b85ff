import type { Place, Setting } from "../place.ts";
import { drawSky } from "../sky.ts";

export const open = (draw: (setting: Setting) => string, front?: (setting: Setting) => string): Place => ({
  kind: "outdoors",
  draw: (setting) => drawSky(setting) + draw(setting),
  ...(front ? { front } : {}),
});
