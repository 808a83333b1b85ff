export type LibraryErrorCode =
  | "name-invisible"
  | "name-blank"
  | "name-too-long"
  | "name-marks"
  | "name-taken"
  | "person-taken"
  | "kind-invalid"
  | "photos-invalid"
  | "photos-full"
  | "not-found"
  | "file-missing"
  | "file-damaged"
  | "database";

/** What has to be known to say the same as an error's message in other words. */
export type LibraryErrorValues = Readonly<Record<string, string | number>>;

/** Something the library refuses or cannot do. Code and values say what; the message says it in English, and what to do. */
export class LibraryError extends Error {
  readonly code: LibraryErrorCode;
  readonly values: LibraryErrorValues;

  constructor(
    code: LibraryErrorCode,
    message: string,
    { values = {}, ...options }: ErrorOptions & { values?: LibraryErrorValues } = {},
  ) {
    super(message, options);
    this.name = "LibraryError";
    this.code = code;
    this.values = values;
  }
}
