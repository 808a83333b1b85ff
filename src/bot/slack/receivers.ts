import { createHash } from "node:crypto";
import type { Server } from "node:http";
import { HTTPReceiver, type InstallationStore, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "../../log.ts";
import { boltLogger } from "./logger.ts";
import { scopes } from "./scopes.ts";
import { appTokenError, listenError } from "./start-error.ts";

/** How Slack's events come: over a socket that the bot opens, or as requests that Slack signs. */
export type Connection = { appToken: string } | { signingSecret: string; host: string; port: number };

/** A way in for events. */
export interface Entrance {
  receiver: Receiver;
  /** Rejects with an error that says what to set up. @returns where events come in, to be shown */
  open(): Promise<string>;
  /** Lets nothing new in. */
  close(): Promise<void>;
}

const requestPath = "/slack/events";
/** Bolt's own. */
const installPath = "/slack/install";

/** The pages on which workspaces install the app. */
export interface Installing {
  clientId: string;
  clientSecret: string;
  store: InstallationStore;
}

export function openEntrance(
  connection: Connection,
  log: Logger,
  apiUrl: string | undefined,
  installing?: Installing,
): Entrance {
  if (!("appToken" in connection)) return requests(connection, log, installing && pages(installing, apiUrl));
  if (installing) throw new Error("Workspaces can install the app only with SLACK_SIGNING_SECRET and SLACK_PORT.");
  return socket(connection.appToken, log, apiUrl);
}

function pages({ clientId, clientSecret, store }: Installing, apiUrl?: string) {
  return {
    ...{ clientId, clientSecret, installationStore: store, scopes: Object.keys(scopes) },
    // Signs what an installation brings back; who knows the client secret could install anything anyway.
    stateSecret: createHash("sha256").update(`state ${clientSecret}`).digest("hex"),
    installerOptions: { directInstall: true, ...(apiUrl ? { clientOptions: { slackApiUrl: apiUrl } } : {}) },
  };
}

function socket(appToken: string, log: Logger, apiUrl?: string): Entrance {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    ...(apiUrl ? { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } } : {}),
  });
  return {
    receiver,
    async open() {
      await receiver.start().catch((cause: unknown) => {
        throw appTokenError(cause);
      });
      return "Slack (Socket Mode)";
    },
    close: async () => void (await receiver.client.disconnect()),
  };
}

function requests(
  { signingSecret, host, port }: Exclude<Connection, { appToken: string }>,
  log: Logger,
  installing?: ReturnType<typeof pages>,
): Entrance {
  const receiver = new HTTPReceiver({
    ...{ signingSecret, logger: boltLogger(log), endpoints: requestPath },
    ...installing,
  });
  let server: Server | undefined;
  return {
    receiver,
    async open() {
      // What comes back is an HTTP server unless certificates are given.
      server = (await receiver.start({ host, port }).catch((cause: unknown) => {
        throw listenError(cause, host, port);
      })) as Server;
      const address = server.address();
      const origin = `http://${host}:${typeof address === "object" && address ? address.port : port}`;
      return origin + (installing ? installPath : requestPath);
    },
    async close() {
      server?.closeIdleConnections();
      await receiver.stop();
    },
  };
}
