/** Packs that are downloaded: what there is, getting it, checking it, removing it. */
export { type BuildOptions, buildPack } from "./build.ts";
export type { PacksContext } from "./context.ts";
export { DownloadError } from "./errors.ts";
export { listPacks, type PackOverview, type PackState } from "./list.ts";
export { type PullOptions, pullPack } from "./pull.ts";
export { removePack } from "./remove.ts";
export type { Terminal } from "./terminal.ts";
export { type Verdict, verifyPack } from "./verify.ts";
export { command, formatBytes } from "./words.ts";
