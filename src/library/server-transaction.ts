import { LibraryError } from "./errors.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { LibraryEvent } from "./types.ts";

export type PrismaTransaction = Prisma.TransactionClient;

export const eventChannel = "storymaker";

/** The only way to the rows: a transaction in which row-level security knows the server. */
export class Servers {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  /** @throws LibraryError "not-found" when serverId is no id. */
  async transaction<Result>(serverId: string, work: (tx: PrismaTransaction) => Promise<Result>): Promise<Result> {
    if (!isId(serverId)) throw new LibraryError("not-found", "There is no such server.");
    return await this.#prisma.$transaction(
      async (tx) => {
        // Local to the transaction: the connection goes back to the pool without it.
        await tx.$executeRaw`SELECT set_config('app.server_id', ${serverId}, true)`;
        return await work(tx);
      },
      { maxWait: 15_000, timeout: 30_000 },
    );
  }
}

/** Told to every listener when the transaction commits. */
export async function announce(tx: PrismaTransaction, event: LibraryEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${eventChannel}, ${JSON.stringify(event)})`;
}

/** Ids come in from chats and addresses: what is no UUID names nothing. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

/** Prisma's codes: P2002 a unique value is taken, P2003 the row referred to is missing. */
export function isPrismaError(error: unknown, code: "P2002" | "P2003"): error is Prisma.PrismaClientKnownRequestError {
  return (error as { code?: string } | null)?.code === code;
}
