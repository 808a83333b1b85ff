import { type Fault, type Problem, ScriptError } from "./errors.ts";
import { indexNames, type NameIndex, tokenise } from "./mentions.ts";
import { boxFor, contradiction } from "./notes.ts";
import { framings, photoPose, readOptions, times } from "./options.ts";
import { splitPanels } from "./panels.ts";
import { nameMentioned } from "./people-mentioned.ts";
import { panelSeed } from "./seeds.ts";
import { sentence } from "./sentence.ts";
import { type Piece, takeSpeech } from "./speech.ts";
import { authorsNegativePrompt, styles } from "./styles.ts";
import type { CastMember, CompiledPanel, CompiledStory, RequestDefaults, Slot } from "./types.ts";

/** The resampler has three slots. */
const mostPeople = 3;

/**
 * Parses a script and compiles every panel to a drawing request.
 * People who are mentioned are called by the names of their characters. Names become kinds with articles and nothing else of the sentence changes: verbs and pronouns stay as written.
 * Pure: the same arguments give the same requests.
 * @throws ScriptError with every problem of the script
 */
export function compileScript(script: string, cast: readonly CastMember[], defaults: RequestDefaults): CompiledStory {
  const { panels, problems } = splitPanels(nameMentioned(script, cast));
  const names = indexNames(cast);
  const compiled = panels.map((text, index) => compilePanel(text, index, names, defaults, problems));
  if (problems.length > 0) throw new ScriptError(problems);
  return { panels: compiled };
}

function compilePanel(
  text: string,
  index: number,
  names: NameIndex,
  defaults: RequestDefaults,
  problems: Problem[],
): CompiledPanel {
  const { options, rest, problems: optionProblems } = readOptions(text);
  const { tokens, problems: nameProblems, overlooked } = tokenise(rest, names);
  const { pieces, speech } = takeSpeech(tokens);
  const stand = standings(pieces);
  const found = [...optionProblems, ...nameProblems, ...stand.problems];
  if (!options.nobody && stand.members.length > mostPeople) {
    const names = stand.members.map(({ name }) => name).join(", ");
    found.push({ code: "too-many-people", values: { most: mostPeople, people: stand.members.length, names } });
  }
  const slots = options.nobody ? [] : stand.slots;
  const fromPhoto = options.pose === photoPose;
  if (fromPhoto && slots.length === 0 && found.length === 0) found.push({ code: "nobody-to-pose", values: {} });
  const body = sentence(pieces, stand.members);
  if (body === "" && found.length === 0) found.push({ code: "nothing-to-see", values: {} });
  for (const fault of found) problems.push({ ...fault, panel: index + 1 });

  const style = styles[options.style ?? defaults.style] ?? styles.storybook!;
  const words = [
    options.framing ? framings[options.framing] : "",
    options.time ? times[options.time]! : "",
    body,
    fromPhoto ? "" : (options.pose ?? ""),
    style.words,
  ];
  return {
    text,
    overlooked: [...new Set(overlooked)].filter((member) => !stand.members.includes(member)).map(({ name }) => name),
    recognised: options.nobody ? [] : stand.members.map(({ name }) => name),
    speech,
    request: {
      pack: defaults.pack,
      prompt: joinWords(words),
      negativePrompt: joinWords([
        defaults.negativePrompt ?? authorsNegativePrompt,
        options.nobody ? "people, person" : "",
        style.negative,
      ]),
      slots,
      width: defaults.width,
      height: defaults.height,
      seed: options.seed ?? panelSeed(defaults.seed, index),
      steps: defaults.steps,
      guidanceScale: defaults.guidanceScale,
      identityScale: slots.length > 0 ? defaults.identityScale : 0,
      pose: options.pose,
      framing: options.framing,
    },
  };
}

/** Who is in a panel, in order of first mention, and where everybody stands. */
function standings(pieces: readonly Piece[]): { members: CastMember[]; slots: Slot[]; problems: Fault[] } {
  const mentions = pieces.filter((piece) => piece.type === "mention");
  const byMember = Map.groupBy(mentions, ({ member }) => member.id);
  const people = [...byMember.values()].map((all) => {
    const notes = all.flatMap((mention) => mention.notes);
    const positions = notes.flatMap(({ position }) => position ?? []);
    const wearing = notes.flatMap((note) => note.wearing ?? []);
    return { member: all[0]!.member, positions: [...new Set(positions)], wearing: wearing.join(", ") || null };
  });
  const middleTaken = people.some(({ positions }) => positions.includes("middle"));
  const problems = people.flatMap(({ member, positions }): Fault[] => {
    const both = contradiction(positions);
    if (!both) return [];
    return [{ code: "two-places", values: { name: member.name, first: both[0], second: both[1] } }];
  });
  return {
    members: people.map(({ member }) => member),
    slots: people.map(({ member, positions, wearing }) => ({
      characterId: member.id,
      box: boxFor(positions, people.length, middleTaken),
      wearing,
    })),
    problems,
  };
}

function joinWords(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(", ");
}
