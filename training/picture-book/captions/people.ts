import type { Random } from "../../drawing/random.ts";
import { type Character, hairSeen, isFeminine, isHuman, type Kind } from "../people/character.ts";
import type { Expression } from "../people/expressions.ts";
import { pickWording, type Vocabulary } from "./wording.ts";

/** What people call the kinds of the world. */
const kindWords: Record<Kind, string> = {
  woman: "woman|woman|woman|lady|young woman|mother|~dame",
  man: "man|man|man|gentleman|young man|father|guy|~fellow",
  girl: "girl|girl|girl|little girl|child|young girl|daughter|~lass",
  boy: "boy|boy|boy|little boy|child|young boy|son|~lad",
  "teenage girl": "teenage girl|teenage girl|teenager|young woman|girl|~adolescent",
  "teenage boy": "teenage boy|teenage boy|teenager|young man|boy|~adolescent",
  "old woman": "old woman|old woman|old lady|grandmother|grandma|~elderly woman",
  "old man": "old man|old man|old gentleman|grandfather|grandpa|~elderly man",
  cat: "cat|cat|kitty|~feline",
  dog: "dog|dog|~hound",
  bear: "bear|bear|~grizzly",
  rabbit: "rabbit|rabbit|bunny|hare",
  fox: "fox|fox|~vixen",
  robot: "robot|robot|android|~automaton",
};

/** Who a character is by what it wears: a witch, a king, an astronaut. */
function role(random: Random, { kind, headwear, garment, facialHair }: Character): string | null {
  const feminine = isFeminine(kind);
  if (headwear === "wizard hat" && random.chance(0.4))
    return kind === "old man" ? "old wizard" : feminine ? "witch" : "wizard";
  if (headwear === "crown" && random.chance(0.35))
    return kind === "girl" ? "princess" : kind === "boy" ? "prince" : feminine ? "queen" : "king";
  if (garment === "spacesuit" && random.chance(0.35)) return "astronaut";
  if (facialHair.includes("beard") && random.chance(0.1)) return `bearded ${kind === "old man" ? "old man" : "man"}`;
  return null;
}

/** The words that users give the kinds of the world; a person may be called just that, or by the colour of hair or fur. */
export function kindOf(random: Random, character: Character, vocabulary: Vocabulary): string {
  const known = role(random, character);
  if (known) return known;
  if (isHuman(character.kind) && random.chance(0.06)) return "person";
  const words = pickWording(random, kindWords[character.kind].split("|"), vocabulary);
  if (words.includes(" ") || !random.chance(0.07)) return words;
  if (isHuman(character.kind))
    return hairSeen(character) && !character.hairColour.includes(" ")
      ? `${character.hairColour}-haired ${words}`
      : words;
  return `${character.skin.replace(" fur", "")} ${words}`;
}

/** After a comma: ", looking sad". */
export const moodWords: Record<Expression, string> = {
  neutral: "calm|with a calm face|looking serious|~composed",
  happy: "smiling|with a smile|looking happy|happy|cheerful|~beaming",
  laughing: "laughing|laughing out loud|very happy|with a big laugh|~giggling",
  sad: "looking sad|sad|with a sad face|feeling sad|unhappy|~gloomy",
  surprised: "surprised|looking surprised|with an open mouth|amazed|astonished|~startled",
  angry: "angry|looking angry|with an angry face|annoyed|furious|~grumpy",
  asleep: "fast asleep|with closed eyes|~slumbering",
  worried: "worried|looking worried|with a worried face|nervous|afraid|~anxious",
  winking: "winking|with a wink|with one eye closed|~cheeky",
};
/** Of one person: "the girl looks sad". */
export const moodVerbs: Record<Expression, string> = {
  neutral: "is calm|looks calm|looks serious",
  happy: "smiles|is happy|looks happy|~beams",
  laughing: "laughs|is laughing|~giggles",
  sad: "is sad|looks sad|feels unhappy|~looks gloomy",
  surprised: "is surprised|looks surprised|is amazed|~is startled",
  angry: "is angry|looks angry|is annoyed|~looks grumpy",
  asleep: "sleeps|is asleep",
  worried: "is worried|looks worried|is afraid|~looks anxious",
  winking: "winks|gives a wink",
};
