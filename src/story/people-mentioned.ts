import type { CastMember } from "./types.ts";

/** A person as Discord and Slack write a mention: <@id>, on Discord also <@!id>. */
const mention = /<@!?(\w+)>/gu;

/** A script in which people who have a character are called by its name; the others stay as they are written. */
export function nameMentioned(script: string, cast: readonly CastMember[]): string {
  return script.replaceAll(mention, (written: string, id: string, index: number) => {
    const member = memberOf(id, cast);
    if (!member) return written;
    // Nothing may run into a name.
    const before = /[\p{L}\p{M}\p{N}_.]$/u.test(script.slice(0, index)) ? " " : "";
    const after = /^[\p{L}\p{M}\p{N}_<@]/u.test(script.slice(index + written.length)) ? " " : "";
    return `${before}@${member.name}${after}`;
  });
}

/** The character that a text names by a mention of its person and nothing else; null where it is none. */
export function mentioned<Member extends CastMember>(text: string, cast: readonly Member[]): Member | null {
  const id = /^<@!?(\w+)>$/u.exec(text.trim())?.[1];
  return id === undefined ? null : memberOf(id, cast);
}

/** Whether a mention of a person has its @ at this place of a text. */
export function mentionsPerson(text: string, at: number): boolean {
  return /^<@!?\w+>/u.test(text.slice(Math.max(0, at - 1)));
}

const memberOf = <Member extends CastMember>(id: string, cast: readonly Member[]): Member | null =>
  cast.find(({ personId }) => personId === id) ?? null;
