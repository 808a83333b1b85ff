import { z } from "zod";
import { decodeImage, encodePng } from "../image.ts";
import { cropSize } from "./body-crop.ts";
import type { Reference } from "./reference.ts";

const magic = "storymaker reference 1\n";
const longestHeader = 4096;

const header = z.object({
  faceKeypoints: z.array(z.tuple([z.number(), z.number()])).nullable(),
  personShare: z.number().min(0).max(1),
  /** Lengths in bytes of the PNGs that follow. */
  body: z.int().positive(),
  face: z.int().positive().nullable(),
  cutOut: z.int().positive(),
});

/** One self-describing blob for storage: a line of text, a line of JSON, then body, face and cut-out as PNGs. */
export async function referenceToBytes(reference: Reference): Promise<Uint8Array> {
  const { faceKeypoints, personShare } = reference;
  const body = await encodePng(reference.body);
  const face = reference.face && (await encodePng(reference.face));
  const cutOut = await encodePng(reference.cutOut);
  const lengths = { body: body.length, face: face?.length ?? null, cutOut: cutOut.length };
  const head = JSON.stringify({ faceKeypoints, personShare, ...lengths } satisfies z.infer<typeof header>);
  return Buffer.concat([Buffer.from(`${magic}${head}\n`), body, face ?? Buffer.alloc(0), cutOut]);
}

/** @throws Error when the bytes are not a reference, or not a whole one */
export async function referenceFromBytes(bytes: Uint8Array): Promise<Reference> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.subarray(0, longestHeader).indexOf("\n", magic.length);
  if (buffer.subarray(0, magic.length).toString("latin1") !== magic || end < 0)
    throw new Error("these bytes are not a stored reference");
  try {
    const { faceKeypoints, personShare, ...lengths } = header.parse(
      JSON.parse(buffer.subarray(magic.length, end).toString()),
    );
    const bodyEnd = end + 1 + lengths.body;
    const faceEnd = bodyEnd + (lengths.face ?? 0);
    if (faceEnd + lengths.cutOut !== buffer.length)
      throw new RangeError(`${buffer.length} bytes where the header tells of ${faceEnd + lengths.cutOut}`);
    const body = await decodeImage(buffer.subarray(end + 1, bodyEnd));
    const face = lengths.face === null ? null : await decodeImage(buffer.subarray(bodyEnd, faceEnd));
    for (const crop of [body, face])
      if (crop && (crop.width !== cropSize || crop.height !== cropSize)) throw new RangeError("a crop of another size");
    return { body, face, faceKeypoints, cutOut: await decodeImage(buffer.subarray(faceEnd)), personShare };
  } catch (cause) {
    throw new Error("this stored reference is damaged", { cause });
  }
}
