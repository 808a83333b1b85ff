import { ApiError, api } from "./api.ts";
import type { ButtonView, ItemView, MessageView, PictureView } from "./api-types.ts";
import { askFor } from "./button-form.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { notice } from "./notice.ts";
import { texts } from "./texts.ts";

/** A picture that steps aside when its file has been deleted. */
export function pictureElement({ url, alt }: PictureView): HTMLImageElement {
  const image = el("img", { src: url, alt, loading: "lazy", decoding: "async" });
  image.addEventListener("error", () => image.replaceWith(el("span", { className: "no-picture" }, texts.noPicture)));
  return image;
}

export function itemsElement(items: readonly ItemView[]): HTMLElement {
  const withPictures = items.some(({ picture }) => picture);
  return el(
    "ul",
    { className: withPictures ? "items gallery" : "items" },
    ...items.map(({ title, text, picture }) =>
      el(
        "li",
        {},
        withPictures &&
          (picture ? pictureElement(picture) : el("span", { className: "no-picture" }, title.slice(0, 1))),
        el("div", {}, el("strong", {}, title), el("span", { className: "item-text" }, text)),
      ),
    ),
  );
}

export function buttonsElement(message: Pick<MessageView, "id">, buttons: readonly ButtonView[]): HTMLElement {
  const row = el("div", { className: "buttons" });
  for (const { label, action, weight } of buttons) {
    row.append(button({ className: `button ${weight}` }, () => void press(row, message.id ?? "", action), label));
  }
  return row;
}

async function press(row: HTMLElement, messageId: string, action: string): Promise<void> {
  const all = row.querySelectorAll("button");
  for (const each of all) each.disabled = true;
  try {
    const form = await api.press(action, messageId);
    if (form && "command" in form) openForm(form.command, { values: form.values });
    else if (form) askFor(form, (values) => api.press(action, messageId, values));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notice(error);
  } finally {
    for (const each of all) each.disabled = false;
  }
}
