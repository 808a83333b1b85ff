export type LibraryErrorCode =
  | "name-invalid"
  | "name-taken"
  | "person-taken"
  | "kind-invalid"
  | "photos-invalid"
  | "not-found"
  | "file-missing"
  | "file-damaged"
  | "database";

/** Something the library refuses or cannot do; the message can be shown to people and says what to do. */
export class LibraryError extends Error {
  readonly code: LibraryErrorCode;

  constructor(code: LibraryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LibraryError";
    this.code = code;
  }
}
