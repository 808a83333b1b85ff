import { createHash } from "node:crypto";
import type { PgBoss } from "pg-boss";
import type { Panel, StoryWithPanels } from "../library/index.ts";
import { TOLD } from "./boss.ts";

/** Discord takes at most 25 characters, too few for the panel's UUID: 128 bits of its hash in base64url are 22. */
export function nonceOf(panel: Pick<Panel, "id" | "status" | "attempt">): string {
  // A drawn panel that could not be posted is told of as failed: that is another message.
  const kind = panel.status === "drawn" ? "picture" : "told";
  return hashOf([panel.id, kind, ...(panel.attempt > 0 ? [panel.attempt] : [])].join(" ")).toString("base64url");
}

const hashOf = (name: string): Buffer => createHash("sha256").update(name).digest().subarray(0, 16);

/** The id of the job that notes that something was told, which pg-boss wants to be a UUID. */
const idOf = (name: string): string =>
  hashOf(name)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The id under which it is noted that people know why a panel has no picture. */
export const toldId = ({ id, attempt }: Panel): string => (attempt === 0 ? id : idOf(`${id} told ${attempt}`));

/** The names of a story's ending; one that is continued ends anew. */
export function endingNames({ id, panels }: StoryWithPanels): { id: string; nonce: string } {
  const name = `${id} ending ${panels.length}`;
  return { id: idOf(name), nonce: hashOf(name).toString("base64url") };
}

/** The id under which it is noted that a story's progress shows how it ended. */
export const overId = ({ id, status, panels }: StoryWithPanels): string =>
  idOf(`${id} over ${status} ${panels.length}`);

export async function wasTold(boss: PgBoss, id: string): Promise<boolean> {
  return (await boss.findJobs(TOLD, { id })).length > 0;
}
