import { z } from "zod";

/** What a modal carries from where it was opened to when it is submitted, in its private_metadata. */
const schema = z.object({
  channelId: z.string(),
  threadTs: z.string().nullable(),
  responseUrl: z.string().nullable(),
  pressed: z.object({ ts: z.string(), ephemeral: z.boolean() }).nullable(),
  /** The command that it is the form of, with the pictures that are there already, by the ids of their files. */
  command: z.object({ name: z.string(), files: z.array(z.string()) }).nullable(),
  /** The action of the button that it was opened by. */
  action: z.string().nullable(),
});
export type ModalMetadata = z.infer<typeof schema>;

/** Slack takes 3000 characters; the longest of these (a response_url and ten files) has a few hundred. */
export const writeMetadata = (metadata: ModalMetadata): string => JSON.stringify(metadata);
export const readMetadata = (text: string): ModalMetadata => schema.parse(JSON.parse(text));
