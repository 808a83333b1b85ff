import type { CharacterView } from "./api-types.ts";
import { insertName } from "./composer.ts";
import { button, el } from "./dom.ts";
import { openForm } from "./forms.ts";
import { pictureElement } from "./parts.ts";
import { state } from "./state.ts";
import { texts } from "./texts.ts";

const list = el("ul", { className: "cast-list" });
export const castPlace = el(
  "section",
  { className: "cast", aria: { label: texts.characters } },
  el(
    "div",
    { className: "cast-head" },
    el("h2", {}, texts.cast),
    button({ className: "button plain add-character", icon: "plus" }, () => openForm("character add"), texts.add),
  ),
  list,
);

export function startCast(): void {
  state.on("characters", render);
  render();
}

function render(): void {
  list.replaceChildren(...state.characters.map(item));
  if (state.characters.length === 0) list.append(el("li", { className: "nobody" }, texts.nobodyYet));
}

const statusWords: Record<CharacterView["status"], string> = {
  encoding: texts.beingRead,
  ready: "",
  "no-face": texts.needsDecision,
  failed: texts.notMade,
};

function item(character: CharacterView): HTMLElement {
  const { name, kind, status, picture } = character;
  const portrait = el("span", { className: `portrait ${status}` });
  portrait.append(
    picture ? pictureElement({ ...picture, alt: "" }) : el("span", { className: "initial" }, name.slice(0, 1)),
  );
  const press = status === "ready" ? () => insertName(name) : () => insertName(name, `/character show ${name}`);
  return el(
    "li",
    {},
    button(
      { className: "character", title: status === "ready" ? texts.useInStory(name) : texts.show(name) },
      press,
      portrait,
      el("span", { className: "name" }, name),
      el("span", { className: "kind" }, statusWords[status] || kind),
    ),
  );
}
