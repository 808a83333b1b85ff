import { describe, expect, it } from "vitest";
import { heldOut, heldOutPrompts } from "../../../training/picture-book/held-out.ts";
import { isHeldOut } from "../../../training/picture-book/people/cast.ts";

describe("held-out pictures", () => {
  it("are of looks that training never shows, with prompts in words it never reads", () => {
    const found = heldOut(4, 1, ({ hair }) => hair !== "bald");
    expect(found.every(({ character }) => isHeldOut(character) && character.hair !== "bald")).toBe(true);
    for (const { photo, look } of found) {
      expect(Buffer.from(photo.subarray(1, 4)).toString()).toBe("PNG");
      expect(look["top colour"]).toBeDefined();
    }
    const prompts = heldOutPrompts(
      found.map(({ character }) => character),
      1,
    );
    expect(new Set(prompts).size).toBe(4);
  });
});
