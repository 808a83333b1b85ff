/** A pack's folder that cannot be drawn with; the message says what is wrong with it. */
export class PackError extends Error {
  override name = "PackError";
}
