import { recognise } from "../jobs/recognise.ts";
import { sayKey, type Text, type Translate } from "./texts/index.ts";

/**
 * A remark of a worker, which is stored in English, in any language: it is recognised by the text that it was made of,
 * and so are the remarks within it. What is not recognised is said as it is.
 */
export function remarkText(english: string): Text {
  return (t) => (t.language === "en" ? english : translated(english, t));
}

function translated(english: string, t: Translate): string {
  const found = recognise(english);
  if (found) {
    const values = Object.entries(found.values).map(([name, value]) => [name, translated(value, t)]);
    return sayKey(t, found.key, Object.fromEntries(values));
  }
  const lines = english.split("\n");
  return lines.length > 1 ? lines.map((line) => translated(line, t)).join("\n") : english;
}
