import { type CompiledStory, photoPose } from "../story/index.ts";
import { alone, checkPicture } from "./check-picture.ts";
import type { RunContext } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Attachment, ImagesOption } from "./options.ts";
import type { Text } from "./texts/index.ts";

/** A picture whose pose panels with `[pose: photo]` take. */
export const poseOption = {
  type: "images",
  description: (t) => t("story.pose"),
  min: 1,
  max: 1,
} as const satisfies ImagesOption<Text>;

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
  if (!context.services.drawing.exactPoses) throw new UserError((t) => t("pose.words-only"));
  if (!picture) throw new UserError((t) => t("pose.not-sent", { panel: posed + 1 }));
  if (posed < 0) throw new UserError((t) => t("pose.not-taken"));
  await checkPicture(context, picture, alone);
  return picture.bytes;
}
