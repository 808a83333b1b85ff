import type { Files } from "./files.ts";
import type { Prisma } from "./generated/client.ts";
import type { Library } from "./library.ts";
import { announce, type Servers } from "./server-transaction.ts";

/** What people removed stays hidden for a while, so that they can have it back; then it goes, rows and files. */
export function deletedOf(
  servers: Servers,
  files: Files,
  characters: Library["characters"],
): Pick<Library, "removeDeleted" | "removeUnanswered"> {
  const removeCharacters = async (serverId: string, where: Prisma.CharacterWhereInput) => {
    const found = await servers.transaction(serverId, (tx) => tx.character.findMany({ where, select: { id: true } }));
    for (const { id } of found) await characters.remove(serverId, id);
  };
  const removeOf = async (serverId: string, before: Date) => {
    const where = { deletedAt: { lte: before } };
    const panels = await servers.transaction(serverId, async (tx) => {
      const panels = await tx.panel.findMany({ where, include: { takes: true } });
      for (const { id } of panels) await tx.panel.deleteMany({ where: { ...where, id } });
      const stories = new Set(panels.map(({ storyId }) => storyId));
      for (const storyId of stories) await announce(tx, { type: "story", serverId, storyId });
      return panels;
    });
    for (const { takes } of panels) await files.remove(serverId, ...takes.map(({ pictureKey }) => pictureKey));
    await removeCharacters(serverId, where);
  };
  return {
    async removeDeleted(age, serverId) {
      const before = new Date(Date.now() - age);
      const all = serverId === undefined ? await files.servers() : [serverId];
      for (const each of all) await removeOf(each, before);
    },
    async removeUnanswered(age) {
      const where = { agreedAt: null, askedAt: { lte: new Date(Date.now() - age) } };
      for (const serverId of await files.servers()) await removeCharacters(serverId, where);
    },
  };
}
