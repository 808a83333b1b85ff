import { withArticle } from "./kinds.ts";
import type { CastMember } from "./types.ts";

const ordinals = ["first", "second", "third"];

/**
 * Words for the people of one panel, in place of their names: the kind with an article at first mention, "the ..." later.
 * Two of one kind stay apart: "a woman ... another woman ... the first woman ... the other woman".
 */
export class People {
  readonly #ofKind = new Map<string, string[]>();
  readonly #total: ReadonlyMap<string, number>;

  /** @param members everybody in the panel, each once */
  constructor(members: readonly CastMember[]) {
    const total = new Map<string, number>();
    for (const { kind } of members) total.set(key(kind), (total.get(key(kind)) ?? 0) + 1);
    this.#total = total;
  }

  /** The words for the next mention of this character. */
  mention(member: CastMember): string {
    const kind = key(member.kind);
    const seen = this.#ofKind.get(kind) ?? [];
    this.#ofKind.set(kind, seen);
    const place = seen.indexOf(member.id);
    if (place < 0) {
      seen.push(member.id);
      if (seen.length === 1) return withArticle(kind);
      return seen.length === 2 ? `another ${kind}` : `a ${ordinals[seen.length - 1] ?? "further"} ${kind}`;
    }
    if (seen.length === 1) return `the ${kind}`;
    if (this.#total.get(kind) === 2 && place === 1) return `the other ${kind}`;
    return `the ${ordinals[place] ?? "last"} ${kind}`;
  }
}

function key(kind: string): string {
  return kind.trim().toLowerCase();
}
