import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { charactersOf } from "./characters.ts";
import { assertHeldByRowSecurity } from "./database/roles.ts";
import { deletedOf } from "./deleted.ts";
import { keyLength } from "./encryption.ts";
import { Events } from "./events.ts";
import { Files } from "./files.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { messagesOf } from "./messages.ts";
import { panelsOf } from "./panels.ts";
import { identitiesOf, photosOf } from "./photos.ts";
import { Servers } from "./server-transaction.ts";
import { serversOf, settingsOf } from "./servers.ts";
import { DiskStorage } from "./storage.ts";
import { storiesOf } from "./stories.ts";

export interface OpenOptions {
  /** startDatabase's databaseUrl: the application's role. */
  databaseUrl: string;
  /** Files are kept in its folder `files`. */
  dataFolder: string;
  /** 32 bytes. */
  encryptionKey: Uint8Array;
}

/** @throws LibraryError "database" when row-level security does not hold the role that databaseUrl names. */
export async function openLibrary({ databaseUrl, dataFolder, encryptionKey }: OpenOptions): Promise<Library> {
  if (encryptionKey.length !== keyLength) throw new RangeError(`the encryption key must be ${keyLength} bytes`);
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    await assertHeldByRowSecurity((sql) => prisma.$queryRawUnsafe(sql));
  } catch (error) {
    await prisma.$disconnect();
    throw error;
  }
  const servers = new Servers(prisma);
  const files = new Files(new DiskStorage(path.join(dataFolder, "files")), encryptionKey, servers);
  const events = new Events(databaseUrl);
  const characters = charactersOf(servers, files);
  return {
    servers: serversOf(servers, files),
    settings: settingsOf(servers),
    characters,
    photos: photosOf(servers, files),
    identities: identitiesOf(servers, encryptionKey),
    stories: storiesOf(servers, files),
    panels: panelsOf(servers, files),
    messages: messagesOf(servers, files),
    files: files.face,
    ...deletedOf(servers, files, characters),
    events: { subscribe: (handler, onGap) => events.subscribe(handler, onGap) },
    async close() {
      await events.close();
      await prisma.$disconnect();
    },
  };
}
