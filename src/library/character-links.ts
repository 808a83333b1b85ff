import { LibraryError } from "./errors.ts";
import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { isPrismaError } from "./server-transaction.ts";
import type { Character, Member } from "./types.ts";

/** Whether the person whom a character shows has still to agree to it: until then it is not used. */
export function awaitsConsent({ personId, agreedAt }: Pick<Character, "personId" | "agreedAt">): boolean {
  return personId !== null && agreedAt === null;
}

/** The columns of a character that shows a person, as somebody says. */
export function linkTo({ id, name }: Member, by: string) {
  const now = new Date();
  return { personId: id, personName: name, askedAt: now, agreedAt: id === by ? now : null };
}

/** Who is shown by a character. `change` changes one that fits, or answers null. */
export function linksOf(
  change: (
    serverId: string,
    where: { id: string } & Prisma.CharacterWhereInput,
    data: Prisma.CharacterUncheckedUpdateManyInput,
  ) => Promise<Character | null>,
): Pick<Library["characters"], "link" | "agree" | "unlink"> {
  const nobody = { personId: null, personName: null, askedAt: null, agreedAt: null };
  return {
    link: (serverId, id, person, by) =>
      personTakenOr(() => change(serverId, { id, personId: null }, linkTo(person, by))),
    agree: (serverId, id, personId) => change(serverId, { id, personId, agreedAt: null }, { agreedAt: new Date() }),
    unlink: (serverId, id, personId) => change(serverId, { id, personId }, nobody),
  };
}

/** A person is shown by one character, so that a mention says which. @throws LibraryError "person-taken" */
export async function personTakenOr<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!isPrismaError(cause, "P2002") || !JSON.stringify(cause.meta).includes("personId")) throw cause;
    throw new LibraryError(
      "person-taken",
      "That person has a character already. One that was removed counts for the minute in which it can be had back.",
      { cause },
    );
  }
}
