/** What drawing needs of a character: tokens that do not depend on the slot it is put into. */
export interface Identity {
  /** The encoder that made it; only packs with the same one can draw from it. */
  encoderFingerprint: string;
  /** Face tokens, then body tokens, before the position embedding. */
  tokens: Float32Array;
  /** [tokens, width] */
  shape: [number, number];
}

const MAGIC = "storymaker identity 1\n";

/** One self-describing blob for storage: a line of text, a line of JSON, the tokens as little-endian 32-bit floats. */
export function identityToBytes({ encoderFingerprint, tokens, shape }: Identity): Uint8Array {
  const header = Buffer.from(`${MAGIC}${JSON.stringify({ encoderFingerprint, shape })}\n`);
  const numbers = Buffer.alloc(tokens.length * 4);
  for (const [i, value] of tokens.entries()) numbers.writeFloatLE(value, i * 4);
  return Buffer.concat([header, numbers]);
}

/** @throws Error when the bytes are not an identity */
export function identityFromBytes(bytes: Uint8Array): Identity {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf("\n", MAGIC.length);
  if (buffer.subarray(0, MAGIC.length).toString("latin1") !== MAGIC || end < 0)
    throw new Error("these bytes are not a stored identity");
  const { encoderFingerprint, shape } = JSON.parse(buffer.subarray(MAGIC.length, end).toString()) as Identity;
  const count = shape[0] * shape[1];
  if (buffer.length !== end + 1 + count * 4) throw new Error("this stored identity is cut short");
  return {
    encoderFingerprint,
    shape,
    tokens: Float32Array.from({ length: count }, (_, i) => buffer.readFloatLE(end + 1 + i * 4)),
  };
}
