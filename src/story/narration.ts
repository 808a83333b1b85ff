import { indexNames, tokenise } from "./mentions.ts";
import { readOptions } from "./options.ts";
import { tidy } from "./sentence.ts";
import { takeSpeech } from "./speech.ts";
import type { CompiledPanel } from "./types.ts";

/**
 * What happens in a compiled panel, as it was written: without options, notes, speech and captions, which are `speech`.
 * "" where people in it only speak.
 */
export function narration({ text, recognised, speech }: Pick<CompiledPanel, "text" | "recognised" | "speech">): string {
  const speakers = speech.flatMap(({ speaker }) => speaker ?? []);
  // The names alone matter here, and a speaker who is no character ("the old man") counts as one.
  const cast = [...new Set([...recognised, ...speakers])].map((name) => ({ id: name, name, kind: "person" }));
  const { pieces, silent } = takeSpeech(tokenise(readOptions(text).rest, indexNames(cast)).tokens);
  let happens = "";
  for (const piece of pieces) {
    if (piece.type === "text") happens += piece.text;
    else if (!silent.has(piece)) happens += piece.member.name;
  }
  return tidy(happens);
}
