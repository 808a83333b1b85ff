import type * as Prisma from "./generated/client.ts";
import type { StoredMessage } from "./message-types.ts";
import type {
  Character,
  DrawingRequest,
  Json,
  Panel,
  Photo,
  Server,
  Speech,
  Story,
  StoryWithPanels,
  Take,
} from "./types.ts";

/** What Prisma reads, as the public types say it. */

export const panelWithTakes = { takes: { orderBy: { number: "asc" } } } as const;
export const storyWithPanels = { panels: { orderBy: { index: "asc" }, include: panelWithTakes } } as const;

export function toServer({ id, platform, platformId, name }: Prisma.Server): Server {
  return { id, platform, platformId, name };
}

export function toCharacter(row: Prisma.Character): Character {
  return { ...row, status: row.status === "noFace" ? "no-face" : row.status };
}

export function toPhoto(row: Prisma.Photo): Photo {
  return row;
}

export function toMessage({ nonce: _, ...row }: Prisma.Message): StoredMessage {
  return { ...row, content: row.content as Json };
}

export function toTake(row: Prisma.Take): Take {
  return { ...row, seed: Number(row.seed) };
}

export function toPanel({ takes, ...row }: Prisma.Panel & { takes: Prisma.Take[] }): Panel {
  return {
    ...row,
    furtherSeeds: row.furtherSeeds.map(Number),
    recognised: row.recognised as string[],
    speech: row.speech as unknown as Speech[],
    request: row.request as unknown as DrawingRequest,
    takes: takes.map(toTake),
  };
}

export function toStory(row: Prisma.Story): Story {
  return { ...row, seed: Number(row.seed), pose: row.pose as Json };
}

export function toStoryWithPanels({
  panels,
  ...row
}: Prisma.Story & { panels: (Prisma.Panel & { takes: Prisma.Take[] })[] }): StoryWithPanels {
  return { ...toStory(row), panels: panels.map(toPanel) };
}
