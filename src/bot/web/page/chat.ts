import { setText } from "./composer.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { messageElement } from "./message.ts";
import { state } from "./state.ts";
import { lookOf, updateStatus } from "./story-parts.ts";
import { texts } from "./texts.ts";
import { welcome } from "./welcome.ts";

const list = el("div", { className: "messages", role: "log", aria: { live: "polite", label: texts.chat } });
const older = button({ className: "button plain older" }, () => void readOlder(), texts.earlier);
export const chatPlace = el("div", { className: "chat-scroll" }, older, list);
let atEnd = true;
/** What the story of each card looked like when it was made. */
const looks = new Map<string, string>();
const elements = new Map<string, HTMLElement>();

export function startChat(): void {
  state.on("message", (id) => keepingPlace(() => show(id)));
  state.on("story", (id) => keepingPlace(() => showStory(id)));
  state.on("characters", () => elements.size === 0 && renderAll());
  renderAll();
  chatPlace.scrollTop = chatPlace.scrollHeight;
  chatPlace.addEventListener("scroll", () => {
    atEnd = chatPlace.scrollHeight - chatPlace.scrollTop - chatPlace.clientHeight < 80;
  });
  // The composer grows, pictures load, a phone's keyboard opens: the end stays in sight.
  const stay = new ResizeObserver(() => keepingPlace(() => {}));
  stay.observe(chatPlace);
  stay.observe(list);
}

function renderAll(): void {
  elements.clear();
  const messages = state.inOrder(null);
  list.replaceChildren(...messages.map((message) => made(message.id ?? "")));
  if (messages.length === 0) list.append(welcome({ tell: setText, addCharacter: () => openForm("character add") }));
  older.hidden = !state.more;
}

function made(id: string): HTMLElement {
  const message = state.messages.get(id);
  const element = message ? messageElement(message) : el("article");
  elements.set(id, element);
  return element;
}

/** A message that is new or has changed. */
function show(id: string): void {
  const message = state.messages.get(id);
  if (!message || message.storyId !== null) return;
  const known = elements.get(id);
  if (known) known.replaceWith(made(id));
  else if (elements.size === 0) renderAll();
  else {
    const newest = state.inOrder(null).at(-1)?.id === id;
    if (newest) list.append(made(id));
    else renderAll();
  }
}

function showStory(storyId: string): void {
  for (const message of state.messages.values()) {
    if (message.story?.id !== storyId || message.id === null) continue;
    const known = elements.get(message.id);
    if (!known) continue;
    const story = state.stories.get(storyId);
    const status = known.querySelector(".story-status");
    const look = story && lookOf(story);
    if (story && status && looks.get(message.id) === look) {
      updateStatus(status, story);
      continue;
    }
    looks.set(message.id, look ?? "");
    const open = known.querySelector("details")?.open ?? false;
    const focused = known.contains(document.activeElement) ? document.activeElement?.className : null;
    const again = made(message.id);
    known.replaceWith(again);
    const details = again.querySelector("details");
    if (details) details.open = open;
    if (focused) [...again.querySelectorAll("button")].find(({ className }) => className === focused)?.focus();
  }
}

/** A reader at the end stays at the end; one who reads further up is left there. */
function keepingPlace(change: () => void): void {
  const stays = atEnd;
  change();
  if (stays) chatPlace.scrollTop = chatPlace.scrollHeight;
}

async function readOlder(): Promise<void> {
  const first = state.inOrder(null)[0]?.position;
  const positions = [...state.messages.values()].map(({ position }) => position);
  if (first === undefined) return;
  const height = chatPlace.scrollHeight;
  await state.readHistory(Math.min(...positions));
  renderAll();
  chatPlace.scrollTop += chatPlace.scrollHeight - height;
}
