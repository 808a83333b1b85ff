import { button, el } from "./dom.ts";
import { state } from "./state.ts";

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
    el("h1", {}, "Stories with the same faces on every page"),
    el(
      "p",
      {},
      "Add somebody from a photo, then write what happens. Each line becomes a picture, and everybody in it stays who they are.",
    ),
    el(
      "ol",
      { className: "steps" },
      el("li", {}, el("strong", {}, "Add a character"), el("span", {}, "A photo of a person, a pet or a drawing.")),
      el(
        "li",
        {},
        el("strong", {}, "Write what happens"),
        el("span", {}, "One line a panel. Use the names; put speech in quotes."),
      ),
      el("li", {}, el("strong", {}, "Watch it being drawn"), el("span", {}, "Panel by panel, in a thread of its own.")),
    ),
    el(
      "div",
      { className: "examples" },
      !first && button({ className: "button primary", icon: "plus" }, addCharacter, "Add your first character"),
      ...examples.map((line) => button({ className: "example" }, () => tell(line), line)),
    ),
  );
}
