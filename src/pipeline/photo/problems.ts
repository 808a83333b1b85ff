/** What can be wrong with a picture, for whoever sent it. What stands before a dot is the error's code. */
export const photoProblems = {
  empty: "This file is empty. Send the picture again.",
  "too-many-bytes": "This file has {{megabytes}} MB; at most {{most}} MB are read. Send a smaller version of it.",
  "not-a-picture": "This file is no picture. Send it as a JPEG, PNG or WebP picture.",
  "not-a-picture.zip": "This file is a zip archive (or an office document). Send it as a JPEG, PNG or WebP picture.",
  "not-a-picture.pdf": "This file is a PDF. Send it as a JPEG, PNG or WebP picture.",
  "not-a-picture.archive": "This file is a {{format}} archive. Send it as a JPEG, PNG or WebP picture.",
  "not-a-picture.program": "This file is a program. Send it as a JPEG, PNG or WebP picture.",
  "not-a-picture.film": "This file is a film, not a picture. Send it as a JPEG, PNG or WebP picture.",
  "unsupported-format": "{{format}} pictures are not read here. Send it as a JPEG, PNG or WebP picture.",
  "unsupported-format.svg": "This is a vector drawing (SVG). Send it as a JPEG, PNG or WebP picture.",
  "unsupported-format.heic": "This is a HEIC photo, as iPhones make them. Send it as a JPEG, PNG or WebP picture.",
  animated: "This picture moves. Send one still picture of it, as JPEG, PNG or WebP.",
  "too-many-pixels":
    "This picture is {{width}} x {{height}} pixels; at most {{most}} million pixels are read. Send a smaller version of it.",
  "too-small":
    "This picture is {{width}} x {{height}} pixels, too small to see anybody in it. Send one with at least {{least}} pixels on each side.",
  "too-narrow":
    "This picture is {{width}} x {{height}} pixels, too narrow to be scaled. Send the part of it that shows the character.",
  damaged: "This picture is damaged or incomplete. Save it again and send the new file.",
  nobody:
    "No person was found in this picture. Take a photo of one person that shows both shoulders, better the whole body.",
} as const;

/** Why a picture is refused, to go after "because". */
export const safetyReasons = {
  porn: "it looks like a sexual picture",
  hentai: "it looks like a sexual drawing",
  sexy: "it looks suggestive",
} as const;

/** A text with a value in the place of each `{{name}}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (hole, name: string) => String(values[name] ?? hole));
}
