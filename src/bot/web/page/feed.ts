import type { FeedEvents, MessageView } from "./api-types.ts";
import { state } from "./state.ts";

const longestWait = 10_000;

/** Hears what happens, and comes back by itself when the connection is lost, going on where it stopped. */
export function listen(): void {
  let wait = 500;
  const connect = (): void => {
    const source = new EventSource(`/api/events?since=${state.revision}`);
    const on = <Name extends keyof FeedEvents>(name: Name, react: (data: FeedEvents[Name]) => void) =>
      source.addEventListener(name, (event) => {
        if (event.lastEventId !== "") state.revision = Math.max(state.revision, Number(event.lastEventId));
        react(JSON.parse(event.data) as FeedEvents[Name]);
      });
    on("ready", () => {
      wait = 500;
      setConnected(true);
      refresh();
    });
    on("reset", () => void state.readHistory().then(refresh));
    on("message", (message: MessageView) => state.put(message));
    on("panel", (moved) => state.panelMoved(moved));
    on("story", ({ storyId }) => {
      if (state.stories.has(storyId)) void state.readStory(storyId);
    });
    on("character", () => void state.readCharacters());
    source.addEventListener("error", () => {
      setConnected(false);
      // The browser's own retry cannot be told where to go on after a reload of the server: made anew instead.
      source.close();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  };
  connect();
}

function setConnected(connected: boolean): void {
  if (state.connected === connected) return;
  state.connected = connected;
  state.changed("connection");
}

/** What has no revision may have changed while nobody listened. */
function refresh(): void {
  void state.readCharacters();
  for (const story of state.stories.values()) if (story.status === "drawing") void state.readStory(story.id);
}
