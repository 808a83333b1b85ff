import type { Character, Library } from "../library/index.ts";
import type { Logger } from "../log.ts";
import type { DrawingChild } from "./drawing-child.ts";
import { remark } from "./remarks.ts";

/** What the supervisor hands to the code of one job. */
export interface JobContext {
  library: Library;
  child: Pick<DrawingChild, "call">;
  /** The pack that new characters are encoded for; panels name their own. */
  pack: string;
  /** Aborted when the job is cancelled, lost to another worker, or the worker stops. */
  signal: AbortSignal;
  log: Logger;
}

/** The panel cannot be drawn however often it is tried; the message is for people. */
export class CannotDraw extends Error {
  override name = "CannotDraw";
}

/** Something that another job is just making is missing: give this job back and look again a little later. */
export class NotYet extends Error {
  override name = "NotYet";
}

/**
 * The bytes of a character's identity for a pack: from the library, or, when it was made by another encoder or for
 * another pack, encoded again from the references and kept.
 * @throws NotYet while the references are being cut out, CannotDraw when there is nothing to encode.
 */
export async function identityFor(context: JobContext, character: Character, pack: string): Promise<Uint8Array> {
  const { library, child, signal } = context;
  const { serverId, id } = character;
  const { faceOnly } = character;
  const photos = await library.photos.list(serverId, id);
  // Without a face the clothes would be all that is left of somebody.
  const worn = character.looksOnly || faceOnly ? undefined : photos.find(({ shows }) => shows === "clothes");
  const fingerprint = await child.call("fingerprint", { pack }, { signal });
  // In the name, so that what is kept can be changed while an identity is being made of what was kept before.
  const name = `${fingerprint}${faceOnly ? " face only" : ""}${worn ? ` clothes ${worn.id}` : ""}`;
  const known = await library.identities.get(serverId, id, name);
  if (known) return known;
  const references: Uint8Array[] = [];
  let main = 0;
  for (const photo of photos.filter(({ shows }) => shows === "person")) {
    const reference = await library.photos.reference(serverId, photo.id);
    if (!reference) continue;
    if (photo.isMain) main = references.length;
    references.push(reference);
  }
  const clothes = worn ? await library.photos.reference(serverId, worn.id) : null;
  if (references.length === 0 || (worn && !clothes)) {
    if (character.status === "encoding") throw new NotYet(`${character.name} is still being prepared`);
    const why = character.statusText || remark("no-photo");
    throw new CannotDraw(remark("cannot-draw", { name: character.name, why }));
  }
  const identity = await child.call("encode", { pack, references, main, clothes, faceOnly }, { signal });
  await library.identities.put(serverId, id, name, identity);
  return identity;
}
