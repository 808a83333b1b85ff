import type { Time } from "../light.ts";
import type { Weather } from "../places/place.ts";

/** What places are called; the first is the plainest, those with ~ are held out of training captions. */
export const placeWords: Record<string, string> = {
  park: "in the park|in a park|in the city park|on the grass in the park|on a path in the park|~in the public gardens",
  forest: "in the forest|in the woods|among the trees|deep in the forest|between tall trees|~in the woodland",
  beach: "on the beach|at the beach|by the sea|at the seaside|on the sand by the sea|~on the seashore",
  mountains:
    "in the snowy mountains|in the mountains|on a snowy mountain|high in the mountains|up in the snow|~among the snowy peaks",
  garden:
    "in the garden|in a garden|in the flower garden|among the flowers in the garden|in front of the garden fence|~in the backyard",
  desert: "in the desert|in a desert|among the sand dunes|in the hot desert|between the cactuses|~in the dunes",
  river: "in a boat on the river|on the river in a boat|in a little boat|on a boat|in a rowing boat|~in a canoe",
  farm: "on the farm|on a farm|in front of the barn|at the farm|near the red barn|~in the farmyard",
  lake: "by the lake|at the lake|beside a lake|on the shore of a lake|near the water of the lake|~at the lakeside",
  jungle: "in the jungle|in a jungle|in the rainforest|among giant leaves|deep in the jungle|~in the tropical forest",
  meadow: "in the meadow|on a meadow|in a field of flowers|in the green hills|in the countryside|~in the pasture",
  street: "in the street|on a city street|in the city|in town|on the street|~on the avenue",
  market:
    "at the market|in the market|at the market square|among the market stalls|between the fruit stalls|~at the bazaar",
  playground: "at the playground|on the playground|in the playground|next to the slide|by the swings|~at the play park",
  rooftop: "on the rooftop|on a rooftop|on the roof|up on the roof|above the city|~on the housetop",
  castle:
    "in front of the castle|at the castle|by the castle|outside a castle|before the castle gate|~in front of the fortress",
  "house front":
    "in front of the house|outside the house|by the front door|in front of a little house|at home in the front garden|~in front of the cottage",
  harbour: "at the harbour|in the harbour|by the ships|on the pier|at the port|~on the quay",
  bridge: "on the bridge|on a bridge|on a stone bridge|on the bridge over the river|~on the footbridge",
  kitchen: "in the kitchen|in a kitchen|at home in the kitchen|by the stove|~in the cookhouse",
  "living room":
    "in the living room|at home|in a living room|at home in the living room|in front of the sofa|~in the lounge",
  bedroom: "in the bedroom|in a bedroom|in the bedroom at home|next to the bed|~in the bedchamber",
  library:
    "in the library|in a library|among the bookshelves|in the old library|surrounded by books|~in the reading room",
  classroom:
    "in the classroom|at school|in a classroom|in front of the blackboard|during the lesson|~in the schoolroom",
  cafe: "in the cafe|at a cafe|in a cosy cafe|at the cafe|in the coffee shop|~in the bistro",
  "castle hall":
    "in the castle hall|inside the castle|in the throne room|in a great hall|in front of the throne|~at the royal court",
  workshop:
    "in the workshop|in a workshop|in the laboratory|in the wizard's study|between bottles and tools|~in the alchemist's den",
  bathroom: "in the bathroom|in a bathroom|beside the bathtub|at home in the bathroom|~in the washroom",
  attic: "in the attic|in an attic|under the roof|up in the attic|in the old attic|~in the loft",
  bakery: "in the bakery|in a bakery|at the baker's|among fresh bread|~in the pastry shop",
  theatre: "on the stage|on stage|in the theatre|in front of the curtain|in the spotlight|~in the playhouse",
  moon: "on the moon|in space|on a strange planet|on the surface of the moon|~on the lunar surface",
  underwater: "underwater|under the sea|at the bottom of the sea|deep under water|among the fishes|~on the ocean floor",
  cave: "in a cave|in the cave|inside a dark cave|in the crystal cave|~in the cavern",
  clouds:
    "on a cloud|in the clouds|up among the clouds|high in the sky on a cloud|under a rainbow in the clouds|~above the clouds",
  "mushroom wood":
    "in the mushroom wood|among giant mushrooms|in the magic forest|in the enchanted forest|in fairyland|~among the toadstools",
  spaceship: "in the spaceship|inside a spaceship|on board a spaceship|in a rocket|~in the space station",
  "snow palace":
    "at the snow palace|in front of the ice castle|in the land of ice|at the ice palace|~in the frozen kingdom",
  "pirate ship": "on the pirate ship|on a ship|on board a ship|on a sailing ship|at sea|~on the deck of a galleon",
  "candy land":
    "in candy land|in a land of sweets|in front of the gingerbread house|among giant lollipops|~in the land of treats",
};

export const timeWords: Record<Time, string> = {
  morning: "in the morning|at dawn|early in the morning|at sunrise|in the early light|~at daybreak",
  day: "in daylight|during the day|in the afternoon|at noon|~at midday",
  sunset: "at sunset|in the evening|at dusk|as the sun goes down|in the golden evening light|~at twilight",
  night: "at night|under the stars|in the moonlight|after dark|by night|late at night|~at midnight",
};
/** As options of a script. */
export const timeOptions: Record<Time, readonly string[]> = {
  morning: ["morning", "dawn"],
  day: ["day"],
  sunset: ["sunset", "evening"],
  night: ["night"],
};
export const weatherWords: Record<Weather, string> = {
  clear: "in the sunshine|on a sunny day|in fine weather|~under a clear sky",
  cloudy: "on a cloudy day|under grey clouds|under a grey sky|~under an overcast sky",
  rain: "in the rain|on a rainy day|in pouring rain|while it rains|in wet weather|~in a downpour",
  snow: "in the snow|while it snows|in falling snow|on a snowy day|on a winter day|~in a snowfall",
  fog: "in the fog|on a misty day|in thick fog|in the mist|~in the haze",
};
export const emptyWords = ["an empty scene", "nobody around", "a quiet scene", "the view", "no one is there"];
export const propWords = "with {} nearby|next to {}|with {} on the ground|beside {}|~close to {}";
