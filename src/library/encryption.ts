import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { LibraryError } from "./errors.ts";

export const keyLength = 32;
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** What a blob is for: bound into it, so that bytes of one purpose or server are refused as those of another. */
export interface Purpose {
  serverId: string;
  /** Unique within the server: "file:<key>", "identity:<characterId>:<fingerprint>". */
  purpose: string;
}

/**
 * AES-256-GCM (NIST SP 800-38D). Layout: version (1 byte), nonce (12), tag (16), ciphertext. The version names the
 * format and the key, so that a later edition can hold several keys. Associated data: version, server, purpose.
 */
export function encrypt(key: Uint8Array, plain: Uint8Array, purpose: Purpose): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(purpose));
  const body = [cipher.update(plain), cipher.final()];
  return Buffer.concat([Uint8Array.of(version), nonce, cipher.getAuthTag(), ...body]);
}

/** @throws LibraryError "file-damaged" when the bytes were changed, swapped, or encrypted with another key. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, purpose: Purpose): Buffer<ArrayBuffer> {
  const start = 1 + nonceLength + tagLength;
  try {
    if (sealed[0] !== version || sealed.length < start) throw new Error(`unknown format ${sealed[0]}`);
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedData(purpose));
    decipher.setAuthTag(sealed.subarray(1 + nonceLength, start));
    return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
  } catch (cause) {
    throw new LibraryError(
      "file-damaged",
      "Stored data cannot be decrypted: it was changed, or STORYMAKER_KEY is not the key it was stored with.",
      { cause },
    );
  }
}

function associatedData({ serverId, purpose }: Purpose): Buffer {
  return Buffer.from(`storymaker/${version}\0${serverId}\0${purpose}`, "utf8");
}
