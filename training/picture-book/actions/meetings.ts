import type { ThingName } from "../objects/index.ts";
import type { Expression } from "../people/expressions.ts";
import type { PoseName } from "../people/poses/index.ts";

/** How two people are drawn who have to do with each other. */
export type Relation = "side by side" | "face to face" | "hugging" | "one behind" | "one after the other";
export const relations = ["side by side", "face to face", "hugging", "one behind", "one after the other"] as const;

/** What two people do with each other: the first named acts. */
export interface Meeting {
  poses: readonly [PoseName, PoseName];
  relation: Relation;
  object?: ThingName;
  /** {0} and {1} are the two. */
  verbs: readonly string[];
  mood?: Expression;
}

const meet = (
  poses: readonly [PoseName, PoseName],
  relation: Relation,
  verbs: string,
  more: { object?: ThingName; mood?: Expression } = {},
): Meeting => ({ poses, relation, verbs: verbs.split("|"), ...more });

export const meetings: readonly Meeting[] = [
  meet(
    ["hugging", "hugging"],
    "hugging",
    "{0} hugs {1}|{0} and {1} hug|{0} gives {1} a hug|{0} holds {1} tight|{0} and {1} hug each other|~{0} embraces {1}",
    { mood: "happy" },
  ),
  meet(
    ["waving", "waving"],
    "face to face",
    "{0} waves at {1}|{0} greets {1}|{0} says hello to {1}|{0} and {1} wave at each other|~{0} hails {1}",
  ),
  meet(
    ["standing", "standing"],
    "face to face",
    "{0} talks to {1}|{0} and {1} talk|{0} meets {1}|{0} and {1} look at each other|{0} and {1} have a chat|~{0} chats with {1}",
  ),
  meet(
    ["standing", "standing"],
    "side by side",
    "{0} and {1} stand side by side|{0} with {1}|{0} stands next to {1}|{0} and {1} stand together|~{0} stands beside {1}",
  ),
  meet(
    ["standing", "standing"],
    "one behind",
    "{0} stands in front of {1}|{0} and {1} stand one behind the other|{0} leads and {1} stands behind|{0} waits in line with {1} behind|~{0} stands ahead of {1}",
  ),
  meet(
    ["hands on hips", "arms crossed"],
    "one behind",
    "{0} protects {1}|{0} shields {1}|{0} keeps {1} safe|~{0} guards {1}",
  ),
  meet(["pointing", "standing"], "face to face", "{0} points at {1}|{0} shows {1} something"),
  meet(["pointing", "shrugging"], "face to face", "{0} blames {1}|{0} scolds {1}|~{0} accuses {1}", { mood: "angry" }),
  meet(
    ["hands on hips", "arms crossed"],
    "face to face",
    "{0} argues with {1}|{0} and {1} argue|{0} is cross with {1}|{0} and {1} quarrel|~{0} and {1} squabble",
    { mood: "angry" },
  ),
  meet(
    ["running", "running"],
    "one after the other",
    "{0} chases {1}|{0} runs after {1}|{0} races {1}|~{0} pursues {1}",
  ),
  meet(
    ["walking", "walking"],
    "one after the other",
    "{0} walks with {1}|{0} and {1} go for a walk|{0} follows {1}|{0} and {1} walk along together|~{0} strolls with {1}",
  ),
  meet(["dancing", "dancing"], "face to face", "{0} dances with {1}|{0} and {1} dance together|{0} and {1} dance", {
    mood: "happy",
  }),
  meet(
    ["offering", "clapping"],
    "face to face",
    "{0} gives {1} a flower|{0} gives a flower to {1}|{0} offers {1} a flower",
    { object: "flower" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a bunch of flowers|{0} brings {1} flowers|~{0} hands {1} a bouquet",
    { object: "bouquet" },
  ),
  meet(
    ["carrying", "cheering"],
    "face to face",
    "{0} gives {1} a present|{0} brings {1} a present|{0} has a gift for {1}|~{0} hands {1} a parcel",
    { object: "present", mood: "happy" },
  ),
  meet(
    ["carrying", "clapping"],
    "face to face",
    "{0} brings {1} a cake|{0} gives {1} a birthday cake|{0} surprises {1} with a cake",
    { object: "cake", mood: "happy" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} a letter|{0} shows {1} a letter|{0} hands {1} a letter",
    { object: "letter" },
  ),
  meet(
    ["offering", "standing"],
    "face to face",
    "{0} gives {1} an apple|{0} offers {1} an apple|{0} shares an apple with {1}",
    { object: "apple" },
  ),
  meet(
    ["reading", "sitting on the ground"],
    "face to face",
    "{0} reads to {1}|{0} reads a book to {1}|{0} reads {1} a story",
    { object: "book" },
  ),
  meet(
    ["reading", "standing"],
    "side by side",
    "{0} shows {1} a map|{0} looks at a map with {1}|~{0} studies a chart with {1}",
    { object: "map" },
  ),
  meet(["carrying", "dancing"], "face to face", "{0} plays the guitar for {1}|{0} plays guitar while {1} dances", {
    object: "guitar",
  }),
  meet(["holding", "standing"], "face to face", "{0} takes a photo of {1}|{0} photographs {1}", { object: "camera" }),
  meet(
    ["sitting", "sitting"],
    "side by side",
    "{0} sits with {1}|{0} and {1} sit together|{0} and {1} sit side by side",
  ),
  meet(["raising", "cheering"], "face to face", "{0} casts a spell on {1}|{0} does magic for {1}|~{0} enchants {1}", {
    object: "wand",
    mood: "surprised",
  }),
  meet(["kneeling", "standing"], "face to face", "{0} kneels before {1}|{0} kneels in front of {1}"),
  meet(["bowing", "standing"], "face to face", "{0} bows to {1}|{0} takes a bow in front of {1}"),
  meet(["clapping", "dancing"], "face to face", "{0} claps for {1}|{0} applauds {1}", { mood: "happy" }),
  meet(["holding", "sleeping"], "face to face", "{0} finds {1} asleep|{0} watches over {1}, who is sleeping", {
    object: "lantern",
  }),
];
