import type { OptionView } from "./api-types.ts";
import { button, el, icon } from "./dom.ts";
import { texts } from "./texts.ts";

const pictures = "image/png,image/jpeg,image/webp,image/gif,image/avif,image/heic,image/heif";

/** A place to drop photos on, with a look at each of them. */
export class PhotoField {
  readonly element: HTMLElement;
  readonly files: File[] = [];
  readonly #previews = el("ul", { className: "previews" });
  readonly #zone: HTMLElement;
  readonly #most: number;

  constructor(name: string, { description, required, max = 1 }: OptionView, files: readonly File[]) {
    this.#most = max;
    const several = max > 1;
    const input = el("input", {
      type: "file",
      name,
      accept: pictures,
      multiple: several,
      className: "visually-hidden",
    });
    input.addEventListener("change", () => {
      this.add([...(input.files ?? [])]);
      input.value = "";
    });
    const zone = el(
      "label",
      { className: "drop-zone" },
      icon("photo"),
      several
        ? el("span", {}, el("strong", {}, texts.choosePhotos), texts.orDropThem(max))
        : el("span", {}, el("strong", {}, texts.choosePicture), texts.orDropIt),
      input,
    );
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      zone.classList.remove("over");
      this.add([...(event.dataTransfer?.files ?? [])]);
    });
    this.#zone = zone;
    const label = el("span", { className: "label" }, name[0]!.toUpperCase() + name.slice(1));
    if (!required) label.append(el("small", {}, texts.optional));
    this.element = el(
      "div",
      { className: "field" },
      label,
      this.#previews,
      zone,
      el("small", { className: "hint" }, description),
    );
    this.add(files);
  }

  /** As many of them as there is room for. */
  add(files: readonly File[]): void {
    this.files.push(...files.slice(0, this.#most - this.files.length));
    this.#show();
  }

  #show(): void {
    this.#zone.hidden = this.files.length >= this.#most;
    this.#previews.replaceChildren(
      ...this.files.map((file) => {
        const url = URL.createObjectURL(file);
        const image = el("img", { src: url, alt: file.name });
        const done = () => URL.revokeObjectURL(url);
        image.addEventListener("load", done);
        image.addEventListener("error", () => {
          done();
          image.replaceWith(el("span", { className: "no-picture" }, file.name));
        });
        const remove = () => {
          this.files.splice(this.files.indexOf(file), 1);
          this.#show();
        };
        const label = texts.takeAway(file.name);
        return el("li", {}, image, button({ className: "plain-icon", icon: "close", aria: { label } }, remove));
      }),
    );
  }
}
