import { fill } from "../pipeline/photo/problems.ts";

export { photoProblems, safetyReasons } from "../pipeline/photo/problems.ts";

/** What workers tell people of their characters and panels. It is stored in English; whoever shows it may translate it. */
export const remarks = {
  "photo-of": "Photo {{number}}: {{problem}}",
  "clothes-of": "Clothes: {{problem}}",
  "pose-of": "Photo of the pose: {{problem}}",
  "photo-refused": "This photo is not accepted because {{reason}}.",
  "no-face":
    "No face was found in the photo. Send another one, or keep looks only: hair, clothes and colours without a face.",
  "no-face-in-any":
    "No face was found in any of the photos. Send others, or keep looks only: hair, clothes and colours without a face.",
  "no-face-in-it": "No face was found in it.",
  "many-faces": "{{faces}} faces were found; the largest was taken.",
  "looks-only": "Looks only: hair, clothes and colours are kept, no face.",
  "looks-without-clothes":
    "Looks only: hair, clothes and colours are kept, no face. The picture of clothes is left out: it would stand in for all of them.",
  "face-only": "Face only: say in each story what is worn, (in a red coat).",
  "own-clothes": "The clothes are those of their own picture.",
  "cannot-draw": "{{name}} cannot be drawn: {{why}} Add the character again with another photo.",
  "no-photo": "there is no usable photo.",
  "old-form": "This panel was stored in a form that this version cannot draw. Tell the story again.",
  "character-gone": "A character of this panel was removed after the story was started, so it is not drawn.",
  "not-agreed": "{{name}} shows {{person}}, who has not agreed to it.",
  "pose-gone": "The photo that this panel takes its pose from is not there any more. Tell the story again.",
  "no-exact-poses":
    "This panel takes its pose from a photo, which the installed pack cannot draw any more. Tell the story again with the name of a pose.",
  "panel-refused": "The picture that was drawn is not shown because {{reason}}. Other words or another seed may help.",
  "not-posted": "This panel was drawn, but it could not be posted here.",
  "panel-lost":
    "This panel could not be drawn. It was tried several times and the drawing program stopped each time. Try again; if it happens again, ask whoever runs the bot to look at its log.",
  "photo-lost":
    "The photo could not be read. It was tried several times and the drawing program stopped each time. Try again; if it happens again, ask whoever runs the bot to look at its log.",
} as const;

/** A remark with its values. */
export function remark(key: keyof typeof remarks, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(remarks[key], values);
}
