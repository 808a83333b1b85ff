import { ApiError, api } from "./api.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { clearNotice, notice, noticePlace } from "./notice.ts";
import { posePicture } from "./pose-picture.ts";
import { state } from "./state.ts";
import { type Suggestion, suggestionsFor } from "./suggestions.ts";
import { texts } from "./texts.ts";

const text = el("textarea", {
  rows: 1,
  placeholder: texts.placeholder,
  autocomplete: "off",
  role: "combobox",
  aria: { label: texts.message, expanded: "false", controls: "suggestions", autocomplete: "list" },
});
const menu = el("ul", { id: "suggestions", className: "suggestions", role: "listbox", hidden: true });
const note = el("p", { className: "composer-note" });
const sendButton = button({ className: "send", icon: "send", aria: { label: texts.send } }, () => void send());
let offered: Suggestion[] = [];
let chosen = 0;

export const composerPlace = el(
  "div",
  { className: "composer" },
  noticePlace,
  menu,
  note,
  posePicture.element,
  el(
    "div",
    { className: "composer-row" },
    button({ className: "plain-icon", icon: "photo", aria: { label: texts.addFromPhotos } }, () =>
      openForm("character add"),
    ),
    button({ className: "plain-icon", icon: "slash", aria: { label: texts.commands } }, () => setText("/")),
    text,
    sendButton,
  ),
);

/** Puts a text into the composer, ready to be changed or sent. */
export function setText(value: string, caret = value.length): void {
  text.value = value;
  text.focus();
  text.setSelectionRange(caret, caret);
  changed();
}

/** Puts a character's name at the caret; into an empty composer, the line given instead. */
export function insertName(name: string, line = `/story ${name} `): void {
  if (text.value.trim() === "" || line.startsWith("/character")) {
    setText(line);
    return;
  }
  const at = text.selectionStart;
  const before = text.value.slice(0, at);
  const inserted = `${before}${/\S$/u.test(before) ? " " : ""}${name} `;
  setText(inserted + text.value.slice(at), inserted.length);
}

export function startComposer(): void {
  text.addEventListener("input", changed);
  text.addEventListener("keydown", keyPressed);
  text.addEventListener("blur", () => setTimeout(() => offer([]), 150));
  document.addEventListener("paste", (event) => takeFiles(event, event.clipboardData));
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => takeFiles(event, event.dataTransfer));
  // Somebody may have begun to type before the commands were known.
  void state.opened.then(() => text.value !== "" && changed());
}

/** A photo that is dropped or pasted anywhere begins a character, unless a story that is typed takes its pose. */
function takeFiles(event: Event, data: DataTransfer | null): void {
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/") || type === "");
  if (files.length === 0) return;
  event.preventDefault();
  if (!posePicture.add(files)) openForm("character add", { photos: files });
}

function changed(): void {
  text.style.setProperty("height", "auto");
  text.style.setProperty("height", `${Math.min(text.scrollHeight, 220)}px`);
  const plain = text.value.trim() !== "" && !text.value.trimStart().startsWith("/");
  note.textContent = plain ? texts.plainStory : "";
  posePicture.follow(text.value);
  offer(suggestionsFor(text.value, text.selectionStart));
}

function offer(suggestions: Suggestion[]): void {
  offered = suggestions;
  chosen = 0;
  menu.hidden = suggestions.length === 0;
  text.setAttribute("aria-expanded", String(!menu.hidden));
  menu.replaceChildren(...suggestions.map(suggestionElement));
  mark();
}

function suggestionElement({ title, note: about }: Suggestion, i: number): HTMLElement {
  const item = el("li", { id: `suggestion-${i}`, role: "option" }, el("strong", {}, title), el("span", {}, about));
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => take(i));
  return item;
}

function mark(): void {
  for (const [i, item] of [...menu.children].entries()) item.setAttribute("aria-selected", String(i === chosen));
  if (offered.length > 0) text.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
  else text.removeAttribute("aria-activedescendant");
  menu.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function take(i: number): void {
  const suggestion = offered[i];
  if (!suggestion) return;
  if (suggestion.form) {
    setText("");
    openForm(suggestion.form);
  } else if (suggestion.insert) setText(suggestion.insert.text, suggestion.insert.caret);
}

function keyPressed(event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (offered.length > 0 && choosingKey(event.key)) {
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    void send();
  }
}

/** Whether the key was for the menu. */
function choosingKey(key: string): boolean {
  if (key === "ArrowDown" || key === "ArrowUp") {
    chosen = (chosen + (key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length;
    mark();
  } else if (key === "Enter" || key === "Tab") take(chosen);
  else if (key === "Escape") offer([]);
  else return false;
  return true;
}

async function send(): Promise<void> {
  const typed = text.value.trim();
  if (typed === "" || sendButton.disabled) return;
  clearNotice();
  offer([]);
  sendButton.disabled = true;
  try {
    await state.opened;
    await api.line(typed.startsWith("/") ? typed : `/story ${typed}`, posePicture.files);
    if (text.value.trim() === typed) setText("");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notice(error);
  } finally {
    sendButton.disabled = false;
  }
}
