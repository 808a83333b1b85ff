export type PhotoErrorCode =
  | "empty"
  | "too-many-bytes"
  | "not-a-picture"
  | "unsupported-format"
  | "animated"
  | "too-many-pixels"
  | "too-small"
  | "too-narrow"
  | "damaged"
  | "nobody";

/** A picture that cannot be used. The message is for whoever sent it and says what to do. */
export class PhotoError extends Error {
  override name = "PhotoError";
  readonly code: PhotoErrorCode;

  constructor(code: PhotoErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.code = code;
  }
}
