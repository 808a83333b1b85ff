import { ApiError, api } from "./api.ts";
import { castPlace, startCast } from "./cast.ts";
import { chatPlace, startChat } from "./chat.ts";
import { composerPlace, startComposer } from "./composer.ts";
import { button, el } from "./dom.ts";
import { listen } from "./feed.ts";
import { notice } from "./notice.ts";
import { state } from "./state.ts";
import { texts } from "./texts.ts";
import { startThread, threadPlace } from "./thread.ts";

const who = button({ className: "who", title: texts.changeName }, () => editName());
const lost = el("p", { className: "connection", role: "status", hidden: true }, texts.connectionLost);

async function start(): Promise<void> {
  document.documentElement.lang = texts.language;
  const app = document.querySelector("#app")!;
  const logo = el("img", { src: "/page/icon.svg", alt: "", className: "logo" });
  const side = el(
    "div",
    { className: "side" },
    el("header", { className: "brand" }, logo, el("span", {}, "Storymaker"), who),
    castPlace,
  );
  const main = el("main", { className: "chat" }, lost, chatPlace, composerPlace);
  app.append(side, main, threadPlace);
  startComposer();
  await openState();
  startCast();
  startChat();
  startThread();
  showName();
  state.on("connection", () => {
    lost.hidden = state.connected;
  });
  listen();
}

/** Tries until the server answers: the page may be open before it is up again. */
async function openState(): Promise<void> {
  for (;;) {
    try {
      await state.open();
      lost.hidden = true;
      return;
    } catch {
      lost.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

function showName(): void {
  who.replaceChildren(state.session.visitor.name);
  who.setAttribute("aria-label", texts.youAre(state.session.visitor.name));
}

function editName(): void {
  const input = el("input", { type: "text", value: state.session.visitor.name, maxLength: 40, autocomplete: "off" });
  input.setAttribute("aria-label", texts.yourName);
  input.className = "who-input";
  let done = false;
  const finish = async (keep: boolean): Promise<void> => {
    if (done) return;
    done = true;
    const name = input.value.trim();
    input.replaceWith(who);
    if (!keep || name === "" || name === state.session.visitor.name) return;
    try {
      state.session = await api.rename(name);
      showName();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notice(error);
    }
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") void finish(true);
    if (event.key === "Escape") void finish(false);
  });
  input.addEventListener("blur", () => void finish(true));
  who.replaceWith(input);
  input.select();
}

void start();
