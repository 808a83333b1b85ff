import { readSafety } from "../library/index.ts";
import { CannotDraw, type JobContext } from "./job-context.ts";
import type { DrawJob } from "./job-data.ts";
import { type DrawingRequest, type Pose, storedPose } from "./painter.ts";
import { remark } from "./remarks.ts";

/** What a request says in place of a pose's name when it takes the pose from the picture that came with the story. */
const FROM_PHOTO = "photo";

/**
 * The pose that a panel takes from its story's picture; null when it takes none. The first panel that needs it has the
 * picture read, keeps the pose with the story and so deletes the picture. Another worker may be reading it too: both see
 * the same, and what was kept first counts.
 * @throws CannotDraw in words for people when there is no pose in the picture
 */
export async function photoPoseOf(context: JobContext, job: DrawJob, request: DrawingRequest): Promise<Pose | null> {
  if (request.pose !== FROM_PHOTO) return null;
  const { library, child, signal } = context;
  const { serverId, storyId } = job;
  const known = await keptPose(context, job);
  if (known) return known;
  const bytes = await library.stories.posePhoto(serverId, storyId);
  if (bytes) {
    const reading = await child.call("readPose", { bytes, safety: await readSafety(library, serverId) }, { signal });
    const read = reading.usable
      ? { pose: reading.pose, problem: null }
      : { pose: null, problem: remark("pose-of", { problem: reading.problem }) };
    await library.stories.keepPose(serverId, storyId, read);
  }
  const kept = await keptPose(context, job);
  if (kept) return kept;
  throw new CannotDraw(remark("pose-gone"));
}

async function keptPose({ library }: JobContext, { serverId, storyId }: DrawJob): Promise<Pose | null> {
  const story = await library.stories.get(serverId, storyId);
  if (story?.poseProblem) throw new CannotDraw(story.poseProblem);
  return story?.pose ? storedPose.parse(story.pose) : null;
}
