import { english, say, type Text } from "./texts/index.ts";

/** Something the person can put right: the text says how. The error's own message is the same in English, for the log. */
export class UserError extends Error {
  readonly #text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(say(text, english), options);
    this.name = "UserError";
    this.#text = text;
  }

  get text(): Text {
    return this.#text;
  }
}
