import { describe, expect, it } from "vitest";
import { textsIn } from "../../src/commands/index.ts";
import { remarkText } from "../../src/commands/remark-text.ts";
import { say } from "../../src/commands/texts/index.ts";
import { photoProblems, remark, remarks, safetyReasons } from "../../src/jobs/remarks.ts";
import { PhotoError } from "../../src/pipeline/index.ts";

const german = (text: string) => say(remarkText(text), textsIn("de"));
const values = {
  number: 2,
  faces: 3,
  name: "Ada",
  person: "Ann",
  megabytes: "12.5",
  most: 40,
  least: 64,
  width: 20,
  height: 30,
};

describe("what workers say in English", () => {
  it("is known in the other languages, every sentence of it", () => {
    const photos = (Object.keys(photoProblems) as (keyof typeof photoProblems)[]).map(
      (problem) => new PhotoError(problem, { ...values, format: "TIFF" }).message,
    );
    const said = [
      ...photos,
      ...(Object.keys(remarks) as (keyof typeof remarks)[]).map((key) =>
        remark(key, { ...values, problem: photos[0]!, why: remarks["no-photo"], reason: safetyReasons.sexy }),
      ),
    ];
    for (const language of ["de", "es"] as const)
      for (const text of said)
        expect(say(remarkText(text), textsIn(language))).not.toMatch(/\{\{|\b(?:the|this|is|of|and|send)\b/iu);
  });

  it("is recognised with the names and the problems in it, in several lines", () => {
    const small = new PhotoError("too-small", values).message;
    expect(german(remark("photo-of", { number: 2, problem: small }))).toBe(
      "Foto 2: Dieses Bild hat 20 x 30 Pixel, zu wenige, um jemanden zu erkennen. Schick eines mit mindestens 64 Pixeln auf jeder Seite.",
    );
    expect(german(remark("panel-refused", { reason: safetyReasons.porn }))).toBe(
      "Das gezeichnete Bild wird nicht gezeigt, weil es wie ein sexuelles Bild aussieht. Andere Wörter oder ein anderer Seed können helfen.",
    );
    const notes = [remark("own-clothes"), remark("photo-of", { number: 2, problem: remark("no-face-in-it") })];
    expect(german(notes.join("\n"))).toBe(
      "Die Kleidung ist die vom eigenen Bild.\nFoto 2: Darauf wurde kein Gesicht gefunden.",
    );
    const why = notes.join("\n");
    expect(german(remark("cannot-draw", { name: "(A+B)* $1", why }))).toBe(
      "(A+B)* $1 kann nicht gezeichnet werden: Die Kleidung ist die vom eigenen Bild.\nFoto 2: Darauf wurde kein Gesicht gefunden. Füg die Figur mit einem anderen Foto neu hinzu.",
    );
  });

  it("is said as it is in English, and where nobody knows it", () => {
    const text = remark("many-faces", { faces: 3 });
    expect(say(remarkText(text), textsIn("en"))).toBe(text);
    expect(german("Something else.\nAnd more.")).toBe("Something else.\nAnd more.");
  });
});
