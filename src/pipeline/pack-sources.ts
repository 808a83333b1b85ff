import { z } from "zod";

/** A folder or file inside the pack. */
export const inside = z
  .string()
  .regex(/^[^/\\.][^/\\]*(\/[^/\\.][^/\\]*)*$/, "must be a path inside the pack, with / between folders");

export const repositoryName = z.string().regex(/^[\w-][\w.-]*\/[\w-][\w.-]*$/, "must be OWNER/NAME, as on the hub");

/** What a part of the pack may be used for. */
export const packLicence = z.strictObject({
  /** What sources refer to it by. */
  id: z.string().min(1).optional(),
  part: z.string(),
  /** As the source states it. */
  licence: z.string(),
  /** Where it is stated. */
  source: z.string(),
  /** The licence that the hub's model card is expected to name; absent where no card decides it. */
  card: z.string().optional(),
  /** Whether it was read at the source itself when the recipe was written. */
  verified: z.boolean().default(true),
});

export type PackLicence = z.output<typeof packLicence>;

/** One file that is downloaded. */
export const packSource = z.strictObject({
  repository: repositoryName,
  /** A branch, tag or commit. */
  revision: z.string().min(1).default("main"),
  /** Its path in the repository. Of several, the first that the repository has is taken. */
  file: z.union([inside.transform((file) => [file]), z.array(inside).min(1)]),
  destination: inside,
  /** A licence's id. */
  licence: z.string(),
  /** In bytes. Size and hash are given where they are published elsewhere too; the hub is asked for them in any case. */
  size: z.int().positive().optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Part of the base model, which people may replace by another repository's. */
  base: z.literal(true).optional(),
  /** Downloaded only with this face model. */
  faceModel: z.string().optional(),
  /** Downloaded only with this pose model. */
  poseModel: z.string().optional(),
});

export type PackSource = z.output<typeof packSource>;

/** One of a pack's models for one purpose. The first of the list is taken unless people ask for another. */
export const packChoice = z.strictObject({ name: z.string().regex(/^[\w-]+$/), about: z.string() });

interface Sources {
  sources: readonly PackSource[];
  faceModels: readonly { name: string }[];
  poseModels: readonly { name: string }[];
  licences: readonly PackLicence[];
}

/** What a schema alone cannot see: that sources name licences and models that there are, and no file twice. */
export function checkSources({ sources, faceModels, poseModels, licences }: Sources, context: z.RefinementCtx): void {
  const taken = new Set<string>();
  for (const [i, { destination, licence, faceModel: face, poseModel: pose }] of sources.entries()) {
    const complain = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: ["sources", i, field], message });
    if (!licences.some(({ id }) => id === licence)) complain("licence", `no licence has the id "${licence}"`);
    if (face && !faceModels.some(({ name }) => name === face))
      complain("faceModel", `no face model is called "${face}"`);
    if (pose && !poseModels.some(({ name }) => name === pose))
      complain("poseModel", `no pose model is called "${pose}"`);
    const key = `${face ?? ""} ${pose ?? ""} ${destination}`;
    if (taken.has(key)) complain("destination", `another source goes to ${destination} too`);
    taken.add(key);
  }
}
