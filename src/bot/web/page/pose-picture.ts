import { el } from "./dom.ts";
import { PhotoField } from "./photo-field.ts";
import { state } from "./state.ts";

/** A panel of a story that is typed, with the pose of a photo. Only the server reads it right; this is to be seen early. */
const takesPose = /\[[^\]]*\bpose\s*[:：=]\s*photo\b/iu;

const place = el("div", { className: "composer-pose", hidden: true });
let field: PhotoField | null = null;

/** Where the picture is chosen that a story takes a pose from: shown while the typed story says `[pose: photo]`. */
export const posePicture = {
  element: place,
  /** The chosen picture, by the option that it is for; none while the text takes no pose. */
  get files(): Record<string, readonly File[]> {
    return field && !place.hidden ? { pose: field.files } : {};
  },
  /** Shows or hides the field, as the text asks for. */
  follow(text: string): void {
    const option = state.commands.find(({ name }) => name === "story")?.options.pose;
    const wanted = option !== undefined && takesPose.test(text) && !/^\s*\/(?!story\b)/iu.test(text);
    if (wanted && !field) {
      field = new PhotoField("pose", { ...option, required: true }, []);
      place.replaceChildren(field.element);
    }
    place.hidden = !wanted;
    if (text.trim() === "") field = null;
  },
  /** Takes what was dropped or pasted. False: no story that is typed takes a pose. */
  add(files: readonly File[]): boolean {
    if (!field || place.hidden) return false;
    field.add(files);
    return true;
  },
};
