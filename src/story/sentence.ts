import { type Position, positionPhrases } from "./notes.ts";
import { People } from "./people.ts";
import type { Piece } from "./speech.ts";
import type { CastMember } from "./types.ts";

/**
 * The panel's sentence with kinds in place of names, each with its wearing note and its place. An article that stands
 * before a name gives way to the kind's; a possessive stays, and then the kind has none ("her cat").
 */
export function sentence(pieces: readonly Piece[], members: readonly CastMember[]): string {
  const people = new People(members);
  const placed = new Set<string>();
  let text = "";
  for (const piece of pieces) {
    if (piece.type === "text") {
      text += withoutMarkup(piece.text);
      continue;
    }
    let person = people.mention(piece.member);
    text = text.replace(/(?<![\p{L}\p{N}'’])(?:the|an?) $/iu, "");
    if (/(?<![\p{L}\p{N}'’])(?:my|your|his|her|its|our|their) $/iu.test(text)) person = withoutArticle(person);
    const wearing = piece.notes.flatMap((note) => note.wearing ?? []);
    const places = piece.notes.flatMap(({ position }) =>
      position ? placeOnce(piece.member.id, position, placed) : [],
    );
    text += [person, ...wearing, ...places].join(" ");
  }
  return tidy(text);
}

function withoutArticle(person: string): string {
  return person.replace(/^(?:an? |the |an(?=other ))/u, "");
}

function placeOnce(id: string, position: Position, placed: Set<string>): string[] {
  const key = `${id} ${position}`;
  if (placed.has(key)) return [];
  placed.add(key);
  return [positionPhrases[position]];
}

/** Text without the marks of Markdown, which mean nothing to a drawing model. */
function withoutMarkup(text: string): string {
  return text.replace(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|^\s*[#>]+ /gu, "");
}

/** Puts right what taking speech and captions out leaves behind: gaps, and punctuation that stands alone. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/ +([,.;!?])/gu, "$1")
    .replace(/([,;:])(?:\s*[,;:])+/gu, "$1")
    .replace(/,(?=\s*[.!?])/gu, "")
    .replace(/^[\s,;:–—]+|[\s,;:–—]+$/gu, "")
    .replace(/\.$/u, "");
}
