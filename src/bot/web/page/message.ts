import type { MessageView } from "./api-types.ts";
import { el, icon } from "./dom.ts";
import { buttonsElement, itemsElement, pictureElement } from "./parts.ts";
import { storyCard } from "./story-card.ts";
import { texts } from "./texts.ts";

/** A message of the chat. */
export function messageElement(message: MessageView): HTMLElement {
  if (message.author) return saidElement(message);
  const body = message.story ? storyCard(message, message.story.id) : answerBody(message);
  const classes = ["message", "bot", message.tone, message.story ? "with-story" : ""].filter(Boolean).join(" ");
  return el("article", { className: classes }, body, message.private && onlyYou());
}

function saidElement({ author, text, private: isPrivate }: MessageView): HTMLElement {
  const mine = author?.you ?? false;
  return el(
    "article",
    { className: `message said ${mine ? "mine" : "theirs"}` },
    !mine && el("span", { className: "author" }, author?.name ?? ""),
    el("p", { className: "bubble" }, text),
    isPrivate && onlyYou(),
  );
}

const onlyYou = () => el("span", { className: "only-you" }, icon("lock"), texts.onlyYou);

function answerBody(message: MessageView): HTMLElement {
  return el(
    "div",
    { className: "bubble" },
    ...message.text.split("\n").map((line, i) => el("p", { className: i === 0 ? "first" : "" }, line)),
    message.progress && progressElement(message.progress),
    message.pictures.length > 0 && el("div", { className: "cut-outs" }, ...message.pictures.map(pictureElement)),
    ...message.files.map(({ name, url }) => el("a", { className: "button plain", href: url, download: name }, name)),
    message.items.length > 0 && itemsElement(message.items),
    message.note !== undefined && el("small", {}, message.note),
    message.buttons.length > 0 && buttonsElement(message, message.buttons),
  );
}

function progressElement({ label, share }: NonNullable<MessageView["progress"]>): HTMLElement {
  const bar = el("progress", { max: 1, aria: { label } });
  if (share !== null) bar.value = share;
  return bar;
}
