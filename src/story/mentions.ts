import { Boundaries } from "./boundaries.ts";
import type { Fault } from "./errors.ts";
import { nearest } from "./nearest.ts";
import { type Note, readNotes } from "./notes.ts";
import { mentionsPerson } from "./people-mentioned.ts";
import { readQuote } from "./quotes.ts";
import type { CastMember } from "./types.ts";

/** A panel's text taken apart, in reading order. */
export type Token =
  | { type: "text"; text: string }
  | { type: "quote"; text: string }
  | { type: "mention"; member: CastMember; notes: Note[] };

/** A cast prepared for finding its names: by the name's first character in lower case, longest name first. */
export interface NameIndex {
  known: readonly string[];
  byFirst: ReadonlyMap<string, readonly NamePattern[]>;
}

interface NamePattern {
  member: CastMember;
  asRegistered: RegExp;
  anyCase: RegExp;
}

/** Prepares a cast for `tokenise`; done once a script. */
export function indexNames(cast: readonly CastMember[]): NameIndex {
  const patterns = cast
    .map((member) => ({ member, name: member.name.normalize("NFC").trim() }))
    .filter(({ name }) => name !== "")
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ member, name }) => {
      // An emoji's presentation selector may be typed or not.
      const pattern = name
        .replace(/\uFE0F/gu, "")
        .replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")
        .replace(/\s+/gu, "\\s+")
        .replace(/\p{Extended_Pictographic}/gu, (emoji) => (/[\d#*]/u.test(emoji) ? emoji : `${emoji}\\uFE0F?`));
      const first = firstCharacter(name, 0);
      return { member, first, asRegistered: new RegExp(pattern, "uy"), anyCase: new RegExp(pattern, "iuy") };
    });
  return { known: patterns.map(({ member }) => member.name), byFirst: Map.groupBy(patterns, ({ first }) => first) };
}

function firstCharacter(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0).toLowerCase();
}

interface Found {
  member: CastMember;
  notes: Note[];
  end: number;
}

/** What taking a panel apart finds besides its tokens. */
interface Findings {
  problems: Fault[];
  /** Characters whose names stand in the text in another case, and so count as ordinary words. */
  overlooked: CastMember[];
}

/** Takes one panel (a single line, without its options) apart. */
export function tokenise(text: string, names: NameIndex): Findings & { tokens: Token[] } {
  const tokens: Token[] = [];
  const findings: Findings = { problems: [], overlooked: [] };
  const boundaries = new Boundaries(text);
  let plain = "";
  let index = 0;
  const push = (token: Token, end: number) => {
    if (plain !== "") tokens.push({ type: "text", text: plain });
    plain = "";
    tokens.push(token);
    index = end;
  };
  while (index < text.length) {
    const quote = readQuote(text, index);
    if (quote === "unclosed") {
      const start = shorten(text.slice(index));
      findings.problems.push({ code: "quotation-open", values: { start } });
      break;
    }
    if (quote) {
      push({ type: "quote", text: quote.text }, quote.end);
      continue;
    }
    const found = findMention(text, index, names, boundaries, findings);
    if (found) {
      push({ type: "mention", member: found.member, notes: found.notes }, found.end);
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(index)!);
    plain += character;
    index += character.length;
  }
  if (plain !== "") tokens.push({ type: "text", text: plain });
  return { tokens, ...findings };
}

function findMention(
  text: string,
  index: number,
  names: NameIndex,
  boundaries: Boundaries,
  findings: Findings,
): Found | null {
  if (/[@＠]/u.test(text[index]!)) return findAnnounced(text, index, names, boundaries, findings.problems);
  if (!boundaries.at(index)) return null;
  const candidates = names.byFirst.get(firstCharacter(text, index)) ?? [];
  for (const { member, asRegistered } of candidates) {
    const end = matchEnd(asRegistered, text, index);
    if (end !== null && boundaries.at(end)) return { member, ...takeNotes(text, end) };
  }
  // Before a colon and a quotation a name can only be a speaker's, in whatever case it is written.
  for (const { member, anyCase } of candidates) {
    const end = matchEnd(anyCase, text, index);
    if (end === null || !boundaries.at(end)) continue;
    const found = { member, ...takeNotes(text, end) };
    if (speaks(text, found.end)) return found;
    findings.overlooked.push(member);
  }
  return null;
}

function findAnnounced(
  text: string,
  index: number,
  names: NameIndex,
  boundaries: Boundaries,
  problems: Fault[],
): Found | null {
  if (mentionsPerson(text, index)) {
    problems.push({ code: "nobody-linked", values: {} });
    return null;
  }
  // An e-mail address is not a mention.
  if (/[\p{Script=Latin}\p{N}._]$/u.test(text.slice(0, index))) return null;
  for (const { member, anyCase } of names.byFirst.get(firstCharacter(text, index + 1)) ?? []) {
    const end = matchEnd(anyCase, text, index + 1);
    if (end !== null && boundaries.afterMention(end)) return { member, ...takeNotes(text, end) };
  }
  const typed = text.slice(index + 1).match(/^[^\s@＠,.!?;:：()[\]"“”„«»<>|]+/u)?.[0];
  if (typed) problems.push(unknownName(typed, names));
  return null;
}

/** Characters that are named when nobody is nearly called as somebody wrote. */
const mostNamed = 10;

function unknownName(typed: string, names: NameIndex): Fault {
  const { known } = names;
  if (known.length === 0) return { code: "nobody-yet", values: { name: typed } };
  const name = typed.replace(/['’]s$/u, "");
  const announced = (names: readonly string[]) => names.map((each) => `@${each}`);
  const near = nearest(name, known);
  if (near.length > 0) return { code: "nobody-near", values: { name, near: announced(near) } };
  const values = { name, known: announced(known.slice(0, mostNamed)).join(", ") };
  const more = known.length - mostNamed;
  return more > 0 ? { code: "nobody-of-many", values: { ...values, more } } : { code: "nobody", values };
}

function matchEnd(pattern: RegExp, text: string, index: number): number | null {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function takeNotes(text: string, from: number): { notes: Note[]; end: number } {
  const notes: Note[] = [];
  let end = from;
  for (;;) {
    const parentheses = text.slice(end).match(/^\s*[(（]([^()（）]*)[)）]/u);
    const read = parentheses && readNotes(parentheses[1]!.trim());
    if (!read) return { notes, end };
    notes.push(...read);
    end += parentheses[0].length;
  }
}

function speaks(text: string, index: number): boolean {
  const colon = text.slice(index).match(/^\s*[:：]\s*/u);
  const from = index + (colon?.[0].length ?? 0);
  return colon !== null && from < text.length && readQuote(text, from) !== null;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 24).join("")}…` : text;
}
