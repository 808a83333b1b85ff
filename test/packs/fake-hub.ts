import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Large files are kept by LFS and served by another host, as the public hub does; small ones come from git itself. */
const LFS_FROM = 10_000;
export const COMMIT = "0123456789abcdef0123456789abcdef01234567";
export const TOKEN = "hf_ofTheTest";

export interface FakeRepository {
  files: Record<string, Uint8Array>;
  license?: string;
  gated?: boolean;
  /** What the hub claims instead of the truth. */
  claims?: Record<string, { size?: number; sha256?: string }>;
}

export interface Asked {
  host: "hub" | "cdn";
  method: string;
  path: string;
  range: string | undefined;
  authorization: string | undefined;
}

/** What to do instead of answering rightly. */
export type Fault =
  | { status: number; headers?: Record<string, string> }
  | { dropAfter: number; ignoreRange?: boolean }
  | { endAfter: number }
  | { ignoreRange: true }
  | { stallAfter: number };

export interface FakeHub {
  endpoint: string;
  repositories: Record<string, FakeRepository>;
  asked: Asked[];
  /** Looked at before each answer. */
  fault: (asked: Asked) => Fault | null;
  /** Requests for a file's content. */
  downloads(path: string): Asked[];
  close(): Promise<void>;
}

/** The hub's public API on loopback, and a second server that its large files are redirected to. */
export async function startFakeHub(repositories: Record<string, FakeRepository>): Promise<FakeHub> {
  const cdn = createServer((request, response) => answer("cdn", request, response));
  const server = createServer((request, response) => answer("hub", request, response));
  const cdnEndpoint = await listen(cdn);
  const hub: FakeHub = {
    endpoint: await listen(server),
    repositories,
    asked: [],
    fault: () => null,
    downloads: (path) => hub.asked.filter((one) => one.host === "cdn" && one.path.endsWith(path)),
    async close() {
      for (const one of [server, cdn]) one.closeAllConnections();
      await Promise.all([server, cdn].map((one) => new Promise((resolve) => one.close(resolve))));
    },
  };

  function answer(host: Asked["host"], request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url!, "http://x");
    const { range, authorization } = request.headers;
    const asked: Asked = { host, method: request.method!, path: decodeURIComponent(pathname), range, authorization };
    hub.asked.push(asked);
    const fault = hub.fault(asked);
    if (fault && "status" in fault) {
      response.writeHead(fault.status, fault.headers).end();
      return;
    }
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|paths-info)\/([^/]+)$/.exec(asked.path);
    if (api) answerApi(asked, request, response, api);
    else answerFile(asked, request, response, fault);
  }

  function answerFile(asked: Asked, request: IncomingMessage, response: ServerResponse, fault: Fault | null): void {
    const file = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(asked.path)!;
    const repository = repositories[file[1]!];
    const content = repository?.files[file[3]!];
    if (repository?.gated && asked.host === "hub" && asked.authorization !== `Bearer ${TOKEN}`)
      refuse(response, 401, "GatedRepo");
    else if (!content || file[2] !== COMMIT) refuse(response, 404, "EntryNotFound");
    else if (asked.host === "hub" && content.length >= LFS_FROM)
      response.writeHead(302, { location: `${cdnEndpoint}${request.url}?signature=secret` }).end();
    else send(content, asked.range, fault, response);
  }

  function answerApi(asked: Asked, request: IncomingMessage, response: ServerResponse, api: RegExpExecArray): void {
    const [, name, what, revision] = api as unknown as [string, string, string, string];
    const repository = repositories[name];
    if (!repository) refuse(response, asked.authorization ? 404 : 401, "RepoNotFound");
    else if (!["main", COMMIT].includes(revision)) refuse(response, 404, "RevisionNotFound");
    else if (what === "paths-info") answerPaths(repository, request, response);
    else {
      const { license, gated = false } = repository;
      json(response, { _id: "1", id: name, sha: COMMIT, gated: gated && "auto", cardData: license ? { license } : {} });
    }
  }

  function answerPaths(repository: FakeRepository, request: IncomingMessage, response: ServerResponse): void {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      const { paths } = JSON.parse(body) as { paths: string[] };
      const known = paths.filter((path) => repository.files[path]);
      json(
        response,
        known.map((path) => pathInfo(path, repository)),
      );
    });
  }

  return hub;
}

function pathInfo(path: string, { files, claims = {} }: FakeRepository): unknown {
  const content = files[path]!;
  const size = claims[path]?.size ?? content.length;
  const oid = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
  if (content.length < LFS_FROM) return { type: "file", path, size, oid };
  const sha256 = claims[path]?.sha256 ?? createHash("sha256").update(content).digest("hex");
  return { type: "file", path, size, oid: "f".repeat(40), lfs: { oid: sha256, size, pointerSize: 134 } };
}

function send(content: Uint8Array, range: string | undefined, fault: Fault | null, response: ServerResponse): void {
  const ignored = fault && "ignoreRange" in fault && fault.ignoreRange;
  const from = range && !ignored ? Number(/^bytes=(\d+)-$/.exec(range)![1]) : 0;
  const end = fault && "endAfter" in fault ? fault.endAfter : content.length;
  if (from > 0 && from >= end) {
    response.writeHead(416, { "content-range": `bytes */${end}` }).end();
    return;
  }
  const rest = content.subarray(from, end);
  response.writeHead(from > 0 ? 206 : 200, {
    "content-length": rest.length,
    ...(from > 0 ? { "content-range": `bytes ${from}-${end - 1}/${end}` } : {}),
  });
  if (fault && ("dropAfter" in fault || "stallAfter" in fault)) {
    const count = "dropAfter" in fault ? fault.dropAfter : fault.stallAfter;
    response.write(rest.subarray(0, count), () => {
      if ("dropAfter" in fault) setTimeout(() => response.destroy(), 50);
    });
    return;
  }
  response.end(rest);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "x-error-code": code, "content-type": "application/json" }).end('{"error":"no"}');
}

function json(response: ServerResponse, content: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(content));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
