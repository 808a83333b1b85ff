import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PackDescription } from "../pipeline/pack.ts";
import type { PackSource } from "../pipeline/pack-sources.ts";
import { type Choices, isLocalBase } from "./choices.ts";
import type { RepositoryInfo } from "./hub.ts";
import { writeJson } from "./receipt.ts";

/** What is to be accepted for one part of a pack. */
export interface Terms {
  id: string;
  part: string;
  licence: string;
  source: string;
  /** What the model card says now; null where it says nothing or is not asked. */
  card: string | null;
  /** What the recipe expects the card to say. */
  expectedCard: string | null;
  verified: boolean;
}

/**
 * The licences of what a pack is made of. Another base model's is read off its card; of one on this machine nobody here
 * can know it.
 */
export function termsOf(
  pack: PackDescription,
  sources: readonly PackSource[],
  { base }: Choices,
  repositories: ReadonlyMap<PackSource, RepositoryInfo>,
  endpoint: string,
): Terms[] {
  const terms = new Map<string, Terms>();
  if (isLocalBase(base)) terms.set("", { ...otherBase(base, base), id: "local base" });
  for (const source of sources) {
    if (terms.has(source.licence)) continue;
    const stated = pack.licences.find(({ id }) => id === source.licence)!;
    const card = repositories.get(source)?.licence ?? null;
    const { part, licence, verified } = stated;
    if (source.base && base !== null && !isLocalBase(base)) {
      const other = otherBase(base, `${endpoint}/${source.repository}`);
      terms.set(source.licence, { ...other, id: source.licence, card, licence: card ?? other.licence });
    } else {
      // Where the recipe expects nothing of a card (a mirror of other people's models), the card decides nothing.
      const cards =
        stated.card === undefined ? { card: null, expectedCard: null } : { card, expectedCard: stated.card };
      // Beside a base model of one's own nothing but tokenizers is left of the recipe's.
      const what = source.base && isLocalBase(base) ? `tokenizers of ${source.repository}` : part;
      terms.set(source.licence, { id: source.licence, part: what, licence, source: stated.source, verified, ...cards });
    }
  }
  return [...terms.values()];
}

/** What can be said of another base model's licence without its card. */
export function otherBase(base: string, where: string): Omit<Terms, "id"> {
  const licence = isLocalBase(base) ? "unknown, see where it came from" : `unknown, see ${where}`;
  return { part: `base model (${base})`, licence, source: where, card: null, expectedCard: null, verified: true };
}

/** Whether the model card names another licence than the recipe, or none any more. */
export const disagrees = ({ card, expectedCard }: Terms): boolean => expectedCard !== null && card !== expectedCard;

/** One line or two for people to read before they accept. */
export function describeTerms(terms: Terms): string {
  const { part, licence, source, card, expectedCard, verified } = terms;
  const check = disagrees(terms)
    ? `ATTENTION: the model card now says ${card ? `"${card}"` : "nothing"}, not "${expectedCard}"`
    : verified
      ? null
      : expectedCard !== null
        ? "as the model card says too"
        : "not verified: read it there";
  return `  ${part}: ${licence}\n    ${source}${check ? ` (${check})` : ""}`;
}

const acceptances = z.array(
  z.object({
    id: z.string(),
    licence: z.string(),
    source: z.string(),
    card: z.string().nullable(),
    acceptedAt: z.string(),
  }),
);

const acceptancePath = (folder: string) => join(folder, "licences-accepted.json");

/** Those that nobody has accepted yet for this pack, or not in this wording. */
export function notAccepted(folder: string, terms: readonly Terms[]): Terms[] {
  const accepted = readAcceptances(folder);
  return terms.filter(
    (term) =>
      !accepted.some(
        ({ id, licence, source, card }) =>
          id === term.id && licence === term.licence && source === term.source && card === term.card,
      ),
  );
}

/** Keeps beside the pack what was accepted and when. */
export async function recordAcceptance(folder: string, terms: readonly Terms[]): Promise<void> {
  const acceptedAt = new Date().toISOString();
  const added = terms.map(({ id, licence, source, card }) => ({ id, licence, source, card, acceptedAt }));
  await writeJson(acceptancePath(folder), [...readAcceptances(folder), ...added]);
}

function readAcceptances(folder: string): z.output<typeof acceptances> {
  const path = acceptancePath(folder);
  if (!existsSync(path)) return [];
  try {
    return acceptances.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // A record that cannot be read proves nothing: people are asked again.
    return [];
  }
}
