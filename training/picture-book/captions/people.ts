import type { Random } from "../../drawing/random.ts";
import { type Character, hairSeen, isFeminine, isHuman, type Kind } from "../people/character.ts";
import type { Expression } from "../people/expressions.ts";
import { pickWording, type Vocabulary } from "./wording.ts";

/** What people call the kinds of the world. */
const kindWords: Record<Kind, string> = {
  woman: "woman|woman|woman|woman|lady|young woman|mother|aunt|mum|grown woman|~dame",
  man: "man|man|man|man|gentleman|young man|father|guy|uncle|dad|grown man|~fellow",
  girl: "girl|girl|girl|girl|little girl|child|young girl|daughter|small girl|kid|schoolgirl|~lass",
  boy: "boy|boy|boy|boy|little boy|child|young boy|son|small boy|kid|schoolboy|~lad",
  "teenage girl": "teenage girl|teenage girl|teenager|young woman|girl|teen|teen girl|young lady|~adolescent",
  "teenage boy": "teenage boy|teenage boy|teenager|young man|boy|teen|teen boy|young guy|~adolescent",
  "old woman": "old woman|old woman|old lady|grandmother|grandma|granny|aged woman|nana|~elderly woman",
  "old man": "old man|old man|old gentleman|grandfather|grandpa|granddad|aged man|gramps|~elderly man",
  cat: "cat|cat|kitty|pussycat|little cat|tomcat|~feline",
  dog: "dog|dog|doggy|little dog|pooch|~hound",
  bear: "bear|bear|big bear|little bear|~grizzly",
  rabbit: "rabbit|rabbit|bunny|hare|bunny rabbit|little rabbit",
  fox: "fox|fox|little fox|sly fox|~vixen",
  robot: "robot|robot|android|bot|droid|little robot|~automaton",
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
  neutral:
    "calm|with a calm face|looking serious|looking calm|serious|relaxed|with a serious face|quiet and calm|" +
    "with a neutral expression|~composed",
  happy:
    "smiling|with a smile|looking happy|happy|cheerful|joyful|delighted|with a happy face|in a good mood|" +
    "glad|full of joy|pleased|~beaming",
  laughing:
    "laughing|laughing out loud|very happy|with a big laugh|roaring with laughter|in fits of laughter|" +
    "full of laughter|with a hearty laugh|chuckling|laughing with joy|~giggling",
  sad:
    "looking sad|sad|with a sad face|feeling sad|unhappy|sorrowful|in low spirits|miserable|downcast|" +
    "with a long face|heartbroken|full of sorrow|~gloomy",
  surprised:
    "surprised|looking surprised|with an open mouth|amazed|astonished|stunned|with wide eyes|shocked|" +
    "full of surprise|in amazement|with a surprised face|~startled",
  angry:
    "angry|looking angry|with an angry face|annoyed|furious|mad|cross|in a rage|in a bad temper|" +
    "with an angry frown|irritated|fuming|~grumpy",
  asleep:
    "fast asleep|with closed eyes|sound asleep|asleep|with both eyes closed|deep in sleep|dreaming|snoring|" +
    "in a deep sleep|~slumbering",
  worried:
    "worried|looking worried|with a worried face|nervous|afraid|scared|frightened|uneasy|fearful|" +
    "full of worry|looking nervous|troubled|~anxious",
  winking:
    "winking|with a wink|with one eye closed|giving a wink|with a playful wink|winking playfully|" +
    "with one eye shut|with a sly wink|looking mischievous|~cheeky",
};
/** Of one person: "the girl looks sad". */
export const moodVerbs: Record<Expression, string> = {
  neutral:
    "is calm|looks calm|looks serious|is serious|seems calm|stays calm|seems relaxed|has a serious face|" +
    "looks relaxed",
  happy:
    "smiles|is happy|looks happy|is cheerful|is glad|is in a good mood|has a smile|feels happy|" +
    "looks cheerful|seems pleased|~beams",
  laughing:
    "laughs|is laughing|laughs out loud|bursts out laughing|has a good laugh|cannot stop laughing|" +
    "roars with laughter|chuckles|~giggles",
  sad:
    "is sad|looks sad|feels unhappy|is unhappy|feels sad|is miserable|has a sad face|is in low spirits|" +
    "looks miserable|~looks gloomy",
  surprised:
    "is surprised|looks surprised|is amazed|is astonished|looks amazed|is stunned|is shocked|has wide eyes|" +
    "gasps in surprise|~is startled",
  angry:
    "is angry|looks angry|is annoyed|is furious|is mad|looks cross|has an angry face|is in a rage|" +
    "seems irritated|~looks grumpy",
  asleep: "sleeps|is asleep|is sound asleep|is fast asleep|is dreaming|snores|dreams|has both eyes closed",
  worried:
    "is worried|looks worried|is afraid|looks nervous|is scared|feels uneasy|is frightened|looks afraid|" +
    "seems troubled|~looks anxious",
  winking:
    "winks|gives a wink|is winking|closes one eye|winks playfully|shuts one eye|gives a playful wink|" +
    "gives a sly wink",
};
