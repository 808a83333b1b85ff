import { cleanLine } from "./clean.ts";

const longest = 32;

/**
 * A character's name as it is stored (NFC, single spaces), or what is wrong with it.
 * Any script and emoji are fine; what the story language uses as marks is not.
 */
export function checkName(typed: string): { name: string } | { problem: string } {
  const name = cleanLine(typed).replace(/^@+/u, "").trim();
  if (name === "") return { problem: "Give the character a name." };
  const length = [...name].length;
  if (length > longest) return { problem: `A name has at most ${longest} characters; this one has ${length}.` };
  const mark = name.match(/[@|:()[\]"“”„«»<>]/u);
  if (mark) return { problem: `A name cannot contain ${mark[0]}, because stories use that mark for something else.` };
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}\p{S}]/u.test(name)) {
    return { problem: "A name needs at least one letter, number or emoji." };
  }
  return { name };
}
