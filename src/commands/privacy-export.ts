import { zipSync } from "fflate";
import type { Character, Library, StoredMessage, Story, StoryWithPanels } from "../library/index.ts";
import type { Person } from "./context.ts";

/** Bytes of one archive: every platform takes a file of this size (Discord's limit is 10 MiB). */
const largestArchive = 8 * 2 ** 20;

/** What is kept about one person on one server. */
interface Kept {
  person: Person;
  characters: readonly Character[];
  stories: readonly Story[];
  messages: readonly StoredMessage[];
}

/** All of it as zip archives: `data.json` in the first, pictures as they are kept beside it. */
export async function* exportOf(library: Library, kept: Kept): AsyncGenerator<Uint8Array> {
  const stories = await Promise.all(kept.stories.map(({ serverId, id }) => library.stories.get(serverId, id)));
  const told = stories.filter((story) => story !== null);
  let entries: Record<string, Uint8Array> = { "data.json": Buffer.from(JSON.stringify(dataOf(kept, told), null, 2)) };
  let bytes = 0;
  for await (const [name, picture] of picturesOf(library, kept.characters, told)) {
    if (bytes > 0 && bytes + picture.byteLength > largestArchive) {
      yield zipSync(entries, { level: 0 });
      entries = {};
      bytes = 0;
    }
    entries[name] = picture;
    bytes += picture.byteLength;
  }
  // Pictures are compressed already.
  yield zipSync(entries, { level: 0 });
}

function dataOf({ person, characters, messages }: Kept, stories: readonly StoryWithPanels[]) {
  return {
    person: { id: person.id, name: person.name },
    characters: characters.map(({ serverId: _server, nameKey: _key, ...character }) => character),
    stories: stories.map(({ serverId: _server, panels, ...story }) => ({
      ...story,
      panels: panels.map(({ index, text, recognised, speech, request, status, takes }) => ({
        ...{ index, text, recognised, speech, request, status },
        takes: takes.map(({ number, seed, createdAt }) => ({ number, seed, createdAt })),
      })),
    })),
    messages: messages.map(({ content, createdAt }) => ({ createdAt, content })),
  };
}

/** Cut-outs and drawn pictures, by the names that they have in the archive. */
async function* picturesOf(
  library: Library,
  characters: readonly Character[],
  stories: readonly StoryWithPanels[],
): AsyncGenerator<[string, Uint8Array]> {
  for (const { serverId, id } of characters) {
    for (const { id: photoId, position } of await library.photos.list(serverId, id)) {
      const original = await library.photos.original(serverId, photoId);
      if (original) yield [`characters/${id}/${position + 1}-photo`, original];
      const preview = await library.photos.preview(serverId, photoId);
      if (preview) yield [`characters/${id}/${position + 1}.png`, preview];
    }
  }
  for (const { serverId, id, panels } of stories) {
    for (const { index, takes } of panels) {
      for (const { number, pictureKey } of takes)
        yield [`stories/${id}/${index + 1}-${number}.png`, await library.files.get(serverId, pictureKey)];
    }
  }
}
