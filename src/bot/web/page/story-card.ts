import type { MessageView, PanelView } from "./api-types.ts";
import { button, el } from "./dom.ts";
import { openThread } from "./navigation.ts";
import { buttonsElement, itemsElement, pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { statusLine, styleName } from "./story-parts.ts";
import { texts } from "./texts.ts";

/** A story in the chat: its title, its first pictures and how far it is; opens the thread. */
export function storyCard(message: MessageView, storyId: string): HTMLElement {
  const card = el("div", { className: "story-card", data: { story: storyId } });
  const story = state.stories.get(storyId);
  const title = story?.title ?? message.story?.title ?? "";
  const open = () => openThread(storyId);
  const strip = button(
    { className: "strip", aria: { label: texts.openStoryNamed(title) } },
    open,
    ...(story ? story.panels.slice(0, 4).map(thumbnail) : []),
    story && story.panels.length > 4 && el("span", { className: "more-panels" }, `+${story.panels.length - 4}`),
  );
  const meta = story ? `${story.by} · ${styleName(story.style)} · ${texts.panels(story.panels.length)}` : message.text;
  card.append(
    strip,
    el(
      "div",
      { className: "story-text" },
      el("h3", {}, title),
      el("p", { className: "meta" }, meta),
      story && statusLine(story),
      el(
        "div",
        { className: "story-actions" },
        button({ className: "button primary open-story" }, open, texts.openStory),
        story?.status === "drawing" && message.buttons.length > 0 && buttonsElement(message, message.buttons),
      ),
      message.items.length > 0 &&
        el(
          "details",
          {},
          el("summary", {}, texts.understood),
          el("p", { className: "meta" }, message.text),
          itemsElement(message.items),
        ),
    ),
  );
  return card;
}

function thumbnail(panel: PanelView): HTMLElement {
  const frame = el("span", { className: `thumbnail ${panel.status}` });
  if (panel.picture) frame.append(pictureElement(panel.picture));
  else frame.append(el("span", { className: "number" }, String(panel.index + 1)));
  return frame;
}
