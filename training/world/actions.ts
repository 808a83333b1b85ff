import type { ObjectName } from "./objects.ts";
import type { Expression, PoseName } from "./poses.ts";

/** What one person does: how it is drawn and how people write it ("{0} waves"). */
export interface Action {
  pose: PoseName;
  object?: ObjectName;
  verbs: string[];
  /** Verbs for two or three: "{0} and {1} wave". */
  plural: string[];
  weight?: number;
}

const act = (pose: PoseName, verbs: string, plural: string, object?: ObjectName, weight = 1): Action => ({
  pose,
  verbs: verbs.split("|"),
  plural: plural.split("|"),
  weight,
  ...(object ? { object } : {}),
});

export const actions: Action[] = [
  act("standing", "stands|is standing|waits|looks around|is", "stand|are standing|wait|look around|are", undefined, 5),
  act(
    "waving",
    "waves|waves hello|is waving|says hello|greets everyone",
    "wave|wave hello|say hello|are waving",
    undefined,
    3,
  ),
  act(
    "walking",
    "walks|is walking|takes a walk|strolls along|goes for a walk",
    "walk|are walking|take a walk|go for a walk|walk together",
    undefined,
    4,
  ),
  act(
    "running",
    "runs|is running|hurries|runs fast|rushes along",
    "run|are running|race each other|run together|hurry",
    undefined,
    4,
  ),
  act("sitting", "sits|is sitting|sits down|takes a rest", "sit|are sitting|sit together|sit down|rest", undefined, 3),
  act(
    "sitting on the ground",
    "sits on the ground|is sitting on the ground|sits cross-legged",
    "sit on the ground|are sitting on the ground",
    undefined,
    2,
  ),
  act(
    "jumping",
    "jumps|is jumping|jumps for joy|leaps into the air|jumps up high",
    "jump|are jumping|jump for joy|leap into the air",
    undefined,
    3,
  ),
  act(
    "cheering",
    "cheers|raises both arms|throws both arms up|celebrates|is cheering with arms up",
    "cheer|celebrate|raise their arms|cheer with arms up",
    undefined,
    3,
  ),
  act(
    "pointing",
    "points at something|is pointing|points to the side|points the way",
    "point at something|are pointing|point the way",
    undefined,
    2,
  ),
  act(
    "dancing",
    "dances|is dancing|does a little dance|dances around",
    "dance|are dancing|dance together",
    undefined,
    3,
  ),
  act("thinking", "thinks|is thinking|wonders|thinks hard|has an idea", "think|are thinking|wonder", undefined, 2),
  act("shrugging", "shrugs|does not know|shrugs both shoulders", "shrug|do not know", undefined, 1.2),
  act(
    "hands on hips",
    "stands with hands on hips|puts both hands on the hips|stands proudly",
    "stand with hands on hips|stand proudly",
    undefined,
    2,
  ),
  act("kneeling", "kneels|kneels down|is kneeling|gets down on one knee", "kneel|kneel down", undefined, 1.2),
  act(
    "sleeping",
    "sleeps|is asleep|takes a nap|is sleeping|lies down to sleep",
    "sleep|are asleep|take a nap",
    undefined,
    1.6,
  ),
  act("floating", "floats|is floating|drifts weightlessly|swims", "float|are floating|drift along", undefined, 0.6),
  act("reading", "reads a book|reads|is reading a book|reads a story", "read books|read|are reading", "book", 2.4),
  act("sitting", "sits with a book|sits and reads", "sit with books|sit and read", "book", 0.6),
  act("reading", "looks at a map|reads a map|studies a map|holds a map", "look at maps|study maps", "map", 1.2),
  act(
    "drinking",
    "drinks tea|drinks a cup of coffee|drinks from a cup|has a hot drink",
    "drink tea|drink coffee|drink from cups",
    "cup",
    2,
  ),
  act("holding", "holds a cup|has a cup of tea", "hold cups|have tea", "cup", 0.8),
  act(
    "holding",
    "holds an umbrella|stands under an umbrella|has an umbrella",
    "hold umbrellas|stand under umbrellas",
    "umbrella",
    2,
  ),
  act("walking", "walks with an umbrella|carries an umbrella", "walk with umbrellas", "umbrella", 1),
  act("holding", "holds a red balloon|holds a balloon|has a balloon", "hold balloons|have balloons", "balloon", 1.6),
  act("raising", "flies a kite|is flying a kite|plays with a kite", "fly kites|are flying kites", "kite", 1.2),
  act("holding", "holds a flower|has a flower|smells a flower", "hold flowers|have flowers", "flower", 1.4),
  act("offering", "offers a flower|gives away a flower", "offer flowers", "flower", 0.7),
  act(
    "offering",
    "waters the plants|uses a watering can|holds a watering can|waters the flowers",
    "water the plants|water the flowers",
    "watering can",
    1.4,
  ),
  act("carrying", "plays with a ball|holds a ball|carries a ball", "play with balls|hold balls", "ball", 1.2),
  act(
    "carrying",
    "holds a cat|carries a cat|cuddles a ginger cat|holds a little cat",
    "hold cats|carry cats",
    "cat",
    1.2,
  ),
  act("carrying", "holds a cake|carries a birthday cake|brings a cake", "hold cakes|carry cakes", "cake", 1.2),
  act("holding", "holds a lantern|carries a lantern", "hold lanterns|carry lanterns", "lantern", 1.2),
  act("raising", "lifts a lantern|holds up a lantern", "hold up lanterns", "lantern", 0.6),
  act(
    "carrying",
    "plays the guitar|is playing guitar|plays a song on the guitar|holds a guitar",
    "play guitars|play the guitar",
    "guitar",
    1.4,
  ),
  act("carrying", "holds a fish|has caught a fish|shows a big fish", "hold fish|have caught fish", "fish", 0.9),
  act(
    "holding",
    "eats an ice cream|holds an ice cream|has an ice cream",
    "eat ice cream|have ice cream",
    "ice cream",
    1.2,
  ),
  act("raising", "raises a sword|holds up a sword|swings a sword", "raise their swords|hold up swords", "sword", 1),
  act("holding", "holds a sword|has a sword", "hold swords|have swords", "sword", 0.6),
  act(
    "offering",
    "looks through a telescope|holds a telescope|uses a telescope",
    "look through telescopes|hold telescopes",
    "telescope",
    0.9,
  ),
  act(
    "walking",
    "carries a suitcase|travels with a suitcase|walks with a suitcase",
    "carry suitcases|travel with suitcases",
    "suitcase",
    1.2,
  ),
  act(
    "holding",
    "takes a photo|holds a camera|takes pictures with a camera",
    "take photos|hold cameras",
    "camera",
    1.1,
  ),
  act("holding", "sweeps with a broom|holds a broom|sweeps the floor", "sweep with brooms|hold brooms", "broom", 1),
  act("raising", "waves a magic wand|casts a spell|raises a wand", "wave magic wands|cast a spell", "wand", 1.2),
  act("walking", "carries a basket|walks with a basket of fruit", "carry baskets", "basket", 0.9),
  act("holding", "holds an apple|eats an apple|has an apple", "hold apples|eat apples", "apple", 0.9),
  act(
    "carrying",
    "hugs a teddy bear|holds a teddy bear|carries a teddy bear",
    "hug teddy bears|hold teddy bears",
    "teddy bear",
    1,
  ),
  act("holding", "holds a letter|gets a letter|reads a letter", "hold letters|get letters", "letter", 0.9),
  act("raising", "paints a picture|holds up a paintbrush", "paint|hold up paintbrushes", "paintbrush", 0.7),
  act("carrying", "carries a present|holds a present|brings a present", "carry presents|hold presents", "present", 1),
  act("carrying", "carries a pumpkin|holds a pumpkin", "carry pumpkins|hold pumpkins", "pumpkin", 0.8),
];

/** What two people do to each other: the first named acts. */
export interface Meeting {
  poses: [PoseName, PoseName];
  object?: ObjectName;
  verbs: string[];
  /** They stand close. */
  near?: boolean;
  mood?: Expression;
}

export const meetings: Meeting[] = [
  {
    poses: ["waving", "standing"],
    verbs: ["{0} waves at {1}", "{0} waves to {1}", "{0} says hello to {1}", "{0} greets {1}"],
  },
  {
    poses: ["waving", "waving"],
    verbs: ["{0} and {1} wave at each other", "{0} and {1} greet each other", "{0} meets {1} and they wave"],
  },
  {
    poses: ["hugging", "hugging"],
    near: true,
    verbs: ["{0} hugs {1}", "{0} and {1} hug", "{0} gives {1} a hug", "{0} and {1} hug each other"],
    mood: "happy",
  },
  {
    poses: ["standing", "standing"],
    verbs: [
      "{0} talks to {1}",
      "{0} and {1} talk",
      "{0} meets {1}",
      "{0} and {1} look at each other",
      "{0} and {1} stand side by side",
      "{0} with {1}",
    ],
  },
  { poses: ["pointing", "standing"], verbs: ["{0} points at {1}", "{0} is pointing at {1}"] },
  { poses: ["pointing", "shrugging"], verbs: ["{0} blames {1}", "{0} points at {1}, {1} shrugs"], mood: "angry" },
  {
    poses: ["hands on hips", "shrugging"],
    verbs: ["{0} argues with {1}", "{0} and {1} argue", "{0} is cross with {1}"],
    mood: "angry",
  },
  { poses: ["running", "running"], verbs: ["{0} chases {1}", "{0} runs after {1}", "{0} races {1}"] },
  {
    poses: ["dancing", "dancing"],
    verbs: ["{0} dances with {1}", "{0} and {1} dance together", "{0} and {1} are dancing"],
    mood: "happy",
  },
  {
    poses: ["walking", "walking"],
    verbs: ["{0} walks with {1}", "{0} and {1} walk side by side", "{0} and {1} go for a walk"],
  },
  {
    poses: ["offering", "standing"],
    object: "flower",
    verbs: ["{0} gives {1} a flower", "{0} gives a flower to {1}", "{0} offers {1} a flower"],
  },
  {
    poses: ["carrying", "cheering"],
    object: "present",
    verbs: ["{0} gives {1} a present", "{0} brings {1} a present", "{0} has a present for {1}"],
    mood: "happy",
  },
  {
    poses: ["carrying", "cheering"],
    object: "cake",
    verbs: ["{0} brings {1} a cake", "{0} gives {1} a birthday cake", "{0} surprises {1} with a cake"],
    mood: "happy",
  },
  {
    poses: ["offering", "standing"],
    object: "letter",
    verbs: ["{0} gives {1} a letter", "{0} shows {1} a letter", "{0} hands {1} a letter"],
  },
  { poses: ["offering", "standing"], object: "apple", verbs: ["{0} gives {1} an apple", "{0} offers {1} an apple"] },
  {
    poses: ["reading", "sitting"],
    object: "book",
    verbs: ["{0} reads to {1}", "{0} reads a book to {1}", "{0} reads {1} a story"],
  },
  { poses: ["reading", "standing"], object: "map", verbs: ["{0} shows {1} a map", "{0} looks at a map with {1}"] },
  {
    poses: ["carrying", "dancing"],
    object: "guitar",
    verbs: ["{0} plays the guitar for {1}", "{0} plays guitar while {1} dances"],
  },
  { poses: ["holding", "standing"], object: "camera", verbs: ["{0} takes a photo of {1}", "{0} photographs {1}"] },
  {
    poses: ["sitting", "sitting"],
    verbs: ["{0} sits with {1}", "{0} and {1} sit together", "{0} and {1} sit side by side"],
  },
  {
    poses: ["raising", "cheering"],
    object: "wand",
    verbs: ["{0} casts a spell on {1}", "{0} does magic for {1}"],
    mood: "surprised",
  },
  { poses: ["kneeling", "standing"], verbs: ["{0} kneels before {1}", "{0} kneels in front of {1}"] },
  {
    poses: ["holding", "sleeping"],
    object: "lantern",
    verbs: ["{0} finds {1} asleep", "{0} watches over {1}, who is sleeping"],
  },
];
