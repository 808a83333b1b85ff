import { type CompiledStory, photoPose } from "../story/index.ts";
import { checkPicture } from "./check-picture.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Attachment, ImagesOption } from "./options.ts";

/** A picture whose pose panels with `[pose: photo]` take. */
export const poseOption = {
  type: "images",
  description: "A picture of a person, for panels with [pose: photo]; only the pose is kept of it",
  min: 1,
  max: 1,
} as const satisfies ImagesOption;

/**
 * The picture that panels of a story take their pose from; null where none does.
 * @throws UserError when panels and picture do not fit each other, when the pack cannot draw such a pose, or when the
 *   picture cannot be used
 */
export async function posePicture(
  context: RunContext,
  { panels }: CompiledStory,
  sent: readonly Attachment[] | null,
): Promise<Uint8Array | null> {
  const picture = sent?.[0];
  const posed = panels.findIndex(({ request }) => request.pose === photoPose);
  if (!picture && posed < 0) return null;
  if (!context.services.drawing.exactPoses)
    throw new UserError(
      "A pose cannot be taken from a photo here: the installed pack draws poses from the words alone. Send no picture, and name a pose, as in [pose: waving].",
    );
  if (!picture)
    throw new UserError(
      `Panel ${posed + 1} takes its pose from a photo, but none was sent. Send one picture with the story, or name a pose, as in [pose: waving].`,
    );
  if (posed < 0)
    throw new UserError(
      "No panel takes its pose from the picture. Write [pose: photo] at the start of each panel that should, or send the story without it.",
    );
  await checkPicture(context, picture, "");
  return picture.bytes;
}
