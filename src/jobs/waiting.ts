import { DRAW, SCHEMA } from "./boss.ts";
import type { Database } from "./claim.ts";

/** What is still to be drawn. */
export interface Waiting {
  /** Panels that workers are drawing now, on all servers. */
  drawing: number;
  /** Panels that no worker has taken yet, on all servers. */
  waiting: number;
  /** Those of one server, in the order in which they are claimed; `ahead` counts the waiting ones before each. */
  here: { storyId: string; panelId: string; ahead: number }[];
}

interface Row {
  storyId: string;
  panelId: string;
  active: boolean;
  ahead: number;
}

/** The order is that of claims, except that a server with a panel in drawing may be passed over for a while. */
export async function readWaiting(db: Database, serverId: string): Promise<Waiting> {
  const { rows: counts } = await db.executeSql(
    `select count(*) filter (where state = 'active')::int as drawing,
            count(*) filter (where state <> 'active')::int as waiting
     from ${SCHEMA}.job where name = $1 and state in ('created', 'retry', 'active')`,
    [DRAW],
  );
  const { rows } = await db.executeSql(
    `select * from (
       select group_id, data->>'storyId' as "storyId", data->>'panelId' as "panelId", state = 'active' as active,
              (count(*) filter (where state <> 'active')
                over (order by state <> 'active', priority desc, created_on, id) - 1)::int as ahead
       from ${SCHEMA}.job where name = $1 and state in ('created', 'retry', 'active')
       order by state <> 'active', priority desc, created_on, id
     ) as jobs where group_id = $2`,
    [DRAW, serverId],
  );
  const [count] = counts as { drawing: number; waiting: number }[];
  const here = (rows as Row[]).map(({ storyId, panelId, active, ahead }) => ({
    ...{ storyId, panelId },
    ahead: active ? 0 : ahead,
  }));
  return { drawing: count?.drawing ?? 0, waiting: count?.waiting ?? 0, here };
}
