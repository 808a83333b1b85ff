import type { Story } from "../library/index.ts";
import { type ActionHandler, actionFor } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Button } from "./message.ts";
import { mayChange } from "./people.ts";
import { storyDrawn } from "./story-drawn.ts";
import type { Text } from "./texts/index.ts";

/** What the button does that cancels a story. Where a story is over, nothing of it should have that button any more. */
export const cancelAction = (storyId: string): string => actionFor("story", "cancel", storyId);

export function cancelButton({ id }: Pick<Story, "id">): Button<Text> {
  return { label: (t) => t("story.button.cancel"), action: cancelAction(id) };
}

/** Stops the drawing. Everybody sees that where the story is told; whoever pressed the button is told it as well. */
export const cancelStory: ActionHandler = async (context, storyId) => {
  const { library, queues } = context.services;
  const story: Story | null = await library.stories.get(context.server.id, storyId);
  if (!story) throw new UserError((t) => t("story.gone"));
  mayChange(context, story, (t) => t("story.may-cancel"));
  const cancelled = await library.stories.cancel(context.server.id, storyId, (tx) =>
    queues.cancelStory(context.server.id, storyId, tx),
  );
  if (!cancelled) throw new UserError((t) => t("story.over"));
  await context.reply({ text: (t) => t("story.cancelled", { drawn: storyDrawn(cancelled, t) }), private: true });
};
