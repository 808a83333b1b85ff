import { ApiError, api } from "./api.ts";
import type { CommandView, OptionView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { problemElements } from "./notice.ts";
import { PhotoField } from "./photo-field.ts";
import { state } from "./state.ts";
import { texts } from "./texts.ts";

/** One field of a form: how it looks, and its value when the form is sent. */
interface Field {
  element: HTMLElement;
  value(): string | boolean;
}

const dialog = el("dialog", { className: "form-dialog" });
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

/** The open form's fields for pictures, by option; what is dropped anywhere goes into the first. */
const openPhotos = new Map<string, PhotoField>();

interface Opening {
  /** Those for a form that is open already go into that one. */
  photos?: readonly File[];
  /** The command is used in this story's thread. */
  storyId?: string;
  /** What stands in the form already, by option. */
  values?: Readonly<Record<string, string>>;
}

/** A form for a command, made from its definition. */
export function openForm(commandName: string, opening: Opening = {}): void {
  const { photos = [] } = opening;
  const [firstPhotos] = openPhotos.values();
  if (dialog.open && firstPhotos && photos.length > 0) {
    firstPhotos.add(photos);
    return;
  }
  const command = state.commands.find(({ name }) => name === commandName);
  if (!command) return;
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.replaceChildren(formElement(command, opening));
  dialog.setAttribute("aria-label", headline(command));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>("input:not([type=file]), textarea")?.focus();
}

const headlines: Record<string, string> = { "character add": texts.addCharacter, story: texts.tellStory };
const headline = ({ name }: CommandView): string => headlines[name] ?? `/${name}`;

function formElement(command: CommandView, { photos = [], storyId, values: known = {} }: Opening): HTMLFormElement {
  openPhotos.clear();
  const fields = new Map<string, Field>();
  const body = Object.entries(command.options).map(([name, option]) => {
    if (option.type === "images") {
      const pictures = new PhotoField(name, option, openPhotos.size === 0 ? photos : []);
      openPhotos.set(name, pictures);
      return pictures.element;
    }
    const field = fieldFor(name, option, known[name]);
    fields.set(name, field);
    return field.element;
  });
  const problem = el("div", { className: "problem", role: "alert" });
  const send = el(
    "button",
    { className: "button primary", type: "submit" },
    command.name === "story" ? texts.drawIt : texts.send,
  );
  const form = el(
    "form",
    { noValidate: true },
    el("h2", {}, headline(command)),
    el("p", { className: "meta" }, command.description),
    ...body,
    problem,
    el(
      "div",
      { className: "form-actions" },
      button({ className: "button plain" }, () => dialog.close(), texts.cancel),
      send,
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    send.disabled = true;
    const values = Object.fromEntries(
      [...fields]
        .map(([name, field]) => [name, field.value()] as const)
        .filter(([, value]) => value !== "" && value !== false),
    );
    try {
      const files = Object.fromEntries([...openPhotos].map(([name, pictures]) => [name, pictures.files]));
      await api.form(command.name, values, files, storyId ?? null);
      dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problem.replaceChildren(...problemElements(error));
    } finally {
      send.disabled = false;
    }
  });
  return form;
}

function labelled(name: string, option: OptionView, control: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  const label = el("span", { className: "label" }, name[0]!.toUpperCase() + name.slice(1));
  if (!option.required) label.append(el("small", {}, texts.optional));
  return el("div", { className: "field" }, el("label", {}, label, control), hint(option.description), ...more);
}

const hint = (text: string) => el("small", { className: "hint" }, text);

function fieldFor(name: string, option: OptionView, value = ""): Field {
  switch (option.type) {
    case "boolean":
      return checkField(name, option);
    case "choice":
      return choiceField(name, option);
    case "integer":
      return inputField(
        name,
        option,
        el("input", { type: "number", min: String(option.min), max: String(option.max), value }),
      );
    case "text":
      if (option.multiline)
        return inputField(name, option, el("textarea", { rows: 5, maxLength: option.maxLength ?? -1, value }));
      return inputField(name, option, el("input", { type: "text", maxLength: option.maxLength ?? -1, value }));
    default:
      return inputField(name, option, el("input", { type: "text", value }));
  }
}

function inputField(name: string, option: OptionView, input: HTMLInputElement | HTMLTextAreaElement): Field {
  input.name = name;
  input.required = option.required ?? false;
  input.autocomplete = "off";
  const offered =
    option.type === "character" ? state.characters.map((character) => character.name) : (option.suggestions ?? []);
  const chips = offered.map((text) =>
    button(
      { className: "chip" },
      () => {
        input.value = text;
        input.focus();
      },
      text,
    ),
  );
  const element = labelled(
    name,
    option,
    input,
    ...(chips.length > 0 ? [el("div", { className: "chips" }, ...chips)] : []),
  );
  return { element, value: () => input.value.trim() };
}

function checkField(name: string, option: OptionView): Field {
  const box = el("input", { type: "checkbox", name });
  const text = option.description.replace(/^(?:yes|ja|sí): /u, "");
  const terms = (option.terms ?? "").split("\n").filter(Boolean);
  const element = el(
    "div",
    { className: "field check" },
    ...terms.map((paragraph) => el("p", { className: "terms" }, paragraph)),
    el("label", {}, box, el("span", {}, text)),
  );
  return { element, value: () => box.checked };
}

function choiceField(name: string, option: OptionView): Field {
  const choices = option.choices ?? [];
  // What nobody chose is as the server or the story has it.
  const inputs = choices.map(({ value }, i) =>
    el("input", { type: "radio", name, value, defaultChecked: i === 0 && (option.required ?? false) }),
  );
  const element = el(
    "fieldset",
    { className: "field" },
    el("legend", { className: "label" }, name[0]!.toUpperCase() + name.slice(1)),
    el(
      "div",
      { className: "choices" },
      ...choices.map(({ label }, i) => el("label", {}, inputs[i] ?? null, el("span", {}, label))),
    ),
    hint(option.description),
  );
  return { element, value: () => inputs.find(({ checked }) => checked)?.value ?? "" };
}
