import type { Library } from "./library.ts";

const key = "safety";

/** How strictly pictures are judged on a server: as everywhere, or so that nothing suggestive passes either. */
export type Safety = "standard" | "strict";

export async function readSafety({ settings }: Pick<Library, "settings">, serverId: string): Promise<Safety> {
  return (await settings.get(serverId, key)) === "strict" ? "strict" : "standard";
}

export async function writeSafety(library: Pick<Library, "settings">, serverId: string, safety: Safety): Promise<void> {
  await library.settings.set(serverId, key, safety);
}
