import { createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import type { Library } from "../../library/index.ts";

export interface Visitor {
  id: string;
  /** The display name that the visitor chose, or was given at first. */
  name: string;
}

export const visitorCookie = "storymaker_visitor";
export const longestVisitorName = 40;
const yearSeconds = 365 * 24 * 3600;
const keySetting = "web-cookie-key";

/** Who visits the page: an id and a name in a cookie that only this server can write. There are no accounts. */
export class Visitors {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Uses the key that the web's server has in the library, or makes one: visitors stay who they are after a restart. */
  static async open(library: Library, serverId: string): Promise<Visitors> {
    const kept = await library.settings.get(serverId, keySetting);
    if (typeof kept === "string") return new Visitors(Buffer.from(kept, "base64"));
    const key = randomBytes(32);
    await library.settings.set(serverId, keySetting, key.toString("base64"));
    return new Visitors(key);
  }

  /** The visitor of a Cookie header; null when there is none or its signature is wrong. */
  read(cookieHeader: string | undefined): Visitor | null {
    const value = cookieHeader
      ?.split(";")
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(`${visitorCookie}=`))
      ?.slice(visitorCookie.length + 1);
    const [payload = "", signature = ""] = (value ?? "").split(".");
    const expected = this.#sign(payload);
    const given = Buffer.from(signature, "base64url");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return JSON.parse(Buffer.from(payload, "base64url").toString()) as Visitor;
  }

  /** A Set-Cookie header's value. Scripts cannot read it, and other sites cannot send it. */
  cookie({ id, name }: Visitor): string {
    const payload = Buffer.from(JSON.stringify({ id, name })).toString("base64url");
    const value = `${payload}.${this.#sign(payload).toString("base64url")}`;
    return `${visitorCookie}=${value}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Strict`;
  }

  #sign(payload: string): Buffer {
    return createHmac("sha256", this.#key).update(payload).digest();
  }
}

const manners = ["Curious", "Gentle", "Merry", "Brave", "Quiet", "Sunny", "Clever", "Dreamy"];
const animals = ["Fox", "Heron", "Hare", "Otter", "Robin", "Badger", "Wren", "Hedgehog"];

/** Somebody new, with a name to begin with. */
export function newVisitor(): Visitor {
  return { id: randomUUID(), name: `${manners[randomInt(manners.length)]} ${animals[randomInt(animals.length)]}` };
}

/** A display name on one line without invisible characters; null when nothing is left of it. */
export function cleanVisitorName(typed: string): string | null {
  const name = typed
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return [...name].slice(0, longestVisitorName).join("").trim() || null;
}
