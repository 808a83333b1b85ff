import type { Files } from "./files.ts";
import type { Library } from "./library.ts";
import { isId, type PrismaTransaction, type Servers } from "./server-transaction.ts";

/** The picture that a story takes a pose from: kept until the pose is read, or nothing can read it any more. */
export function posePhotoOf(servers: Servers, files: Files): Pick<Library["stories"], "posePhoto" | "keepPose"> {
  return {
    async posePhoto(serverId, storyId) {
      if (!isId(storyId)) return null;
      const findKey = () => servers.transaction(serverId, (tx) => posePhotoKey(tx, storyId));
      const key = await findKey();
      try {
        return key ? await files.get(serverId, key) : null;
      } catch (error) {
        // Another worker has just read it, and so deleted it.
        if ((await findKey()) === null) return null;
        throw error;
      }
    },
    async keepPose(serverId, storyId, { pose, problem }) {
      if (!isId(storyId)) return false;
      const read = await servers.transaction(serverId, async (tx) => {
        const key = await posePhotoKey(tx, storyId);
        if (key === null) return null;
        const { count } = await tx.story.updateMany({
          where: { id: storyId, posePhotoKey: key },
          data: { posePhotoKey: null, poseProblem: problem, ...(pose === null ? {} : { pose }) },
        });
        return count > 0 ? key : null;
      });
      await files.remove(serverId, read);
      return read !== null;
    },
  };
}

/** The file of a story's picture, to remove it once the transaction that forgets it has been committed. */
export async function posePhotoKey(tx: PrismaTransaction, storyId: string): Promise<string | null> {
  const row = await tx.story.findUnique({ where: { id: storyId }, select: { posePhotoKey: true } });
  return row?.posePhotoKey ?? null;
}
