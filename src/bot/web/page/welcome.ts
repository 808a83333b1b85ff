import { button, el } from "./dom.ts";
import { state } from "./state.ts";
import { texts } from "./texts.ts";

interface WelcomeActions {
  tell(line: string): void;
  addCharacter(): void;
}

/** What an empty chat shows: how it works, and lines to begin with. */
export function welcome({ tell, addCharacter }: WelcomeActions): HTMLElement {
  const names = state.characters.filter(({ status }) => status === "ready").map(({ name }) => name);
  const first = names[0];
  const second = names[1];
  const examples = first
    ? [
        `/story ${first} waters the plants | ${first}: "Not again!" runs in from the rain`,
        second
          ? `/story ${first} and ${second} drink tea in the garden | [night] ${first} (left, in a red coat) and ${second} (right) look at the stars`
          : `/story [night] ${first} (in a red coat) looks at the stars style: watercolour`,
      ]
    : [
        '/story A small house by the sea | [night] "Far away, a light goes on." A lighthouse style: watercolour',
        "/help",
      ];
  return el(
    "div",
    { className: "welcome" },
    el("h1", {}, texts.welcome),
    el("p", {}, texts.howItWorks),
    el(
      "ol",
      { className: "steps" },
      el("li", {}, el("strong", {}, texts.addCharacter), el("span", {}, texts.firstStep)),
      el("li", {}, el("strong", {}, texts.write), el("span", {}, texts.secondStep)),
      el("li", {}, el("strong", {}, texts.watch), el("span", {}, texts.thirdStep)),
    ),
    el(
      "div",
      { className: "examples" },
      !first && button({ className: "button primary", icon: "plus" }, addCharacter, texts.addFirst),
      ...examples.map((line) => button({ className: "example" }, () => tell(line), line)),
    ),
  );
}
