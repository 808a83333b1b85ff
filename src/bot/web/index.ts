import type { AddressInfo } from "node:net";
import multipart from "@fastify/multipart";
import { fastifySSE } from "@fastify/sse";
import { type FastifyError, fastify } from "fastify";
import type { Platform, PlatformServices } from "../platform.ts";
import { serveAssets } from "./assets.ts";
import { Feed } from "./feed.ts";
import { guardAgainstOtherSites, isLoopback } from "./guard.ts";
import { localeOf } from "./locale.ts";
import { largestPhoto, mostFiles, RequestError } from "./request.ts";
import { Room } from "./room.ts";
import { addRoutes } from "./routes.ts";
import { Visitors } from "./visitors.ts";

export interface WebOptions extends PlatformServices {
  /** The address to listen on; "127.0.0.1" lets only this machine in. */
  host: string;
  /** 0: any free port. */
  port: number;
}

/** The page, listening. */
export interface Web extends Platform {
  readonly url: string;
}

/**
 * The chat on a page of our own: one room for everybody who can open it.
 * @throws Error that says what to change when the address cannot be listened on
 */
export async function startWeb({ library, queues, commands, log, host, port }: WebOptions): Promise<Web> {
  const server = await library.servers.findOrCreate({ platform: "web", platformId: "room", name: "The room" });
  const visitors = await Visitors.open(library, server.id);
  const room = new Room(library, server, isLoopback(host));
  const feed = new Feed(library, server.id, room, log);

  const app = fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true, requestTimeout: 60_000 });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error instanceof RequestError ? error.status : (error.statusCode ?? 500);
    // What Fastify itself refuses is the sender's to put right.
    const known = error instanceof RequestError || status >= 500 ? error : new RequestError(status, error.message);
    const met = { person: localeOf(request), server, command: request.routeOptions.url };
    const { text, note } = commands.explainError(met, known);
    return reply.code(status).send({ error: text, note });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: "There is nothing here." }));
  guardAgainstOtherSites(app, host);
  await app.register(multipart, {
    limits: { fileSize: largestPhoto, files: mostFiles, fields: 8, fieldSize: 256 * 1024, parts: 13 },
  });
  await app.register(fastifySSE, { heartbeatInterval: 15_000 });
  await serveAssets(app);
  addRoutes(app, { library, commands, server, room, feed, visitors });

  await feed.start();
  try {
    await app.listen({ host, port });
  } catch (cause) {
    feed.close();
    await app.close();
    throw listenError(cause, host, port);
  }
  const stopDelivering = queues.onDeliver("web", {
    panel: (delivery) => room.deliver(delivery),
    ending: (ending) => room.end(ending),
  });
  const url = addressOf(host, (app.server.address() as AddressInfo).port);
  if (!isLoopback(host))
    log.warn({ host }, "the page has no log-in: everybody who reaches this address can use it and see its stories");
  return {
    name: "web",
    url,
    address: url,
    async close() {
      await stopDelivering();
      feed.close();
      await app.close();
    },
  };
}

function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function listenError(cause: unknown, host: string, port: number): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === "EADDRINUSE")
    return new Error(
      `Port ${port} is in use. Stop what uses it, or set STORYMAKER_PORT to another (0: any free one).`,
      {
        cause,
      },
    );
  if (code === "EACCES")
    return new Error(`Port ${port} may not be used by this user. Set STORYMAKER_PORT to one above 1024.`, { cause });
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new Error(`${host} is not an address of this machine. Set STORYMAKER_HOST to one that is.`, { cause });
  return cause;
}
