import type { Time } from "../light.ts";
import type { Weather } from "../places/place.ts";

/** What places are called; the first is the plainest, those with ~ are held out of training captions. */
export const placeWords: Record<string, string> = {
  park:
    "in the park|in a park|in the city park|on the grass in the park|on a path in the park|at the park|" +
    "on the lawn in the park|by the park bench|in a leafy park|under the trees of the park|" +
    "along a winding park path|on the village green|on the green by a wooden bench|in the neighbourhood park|" +
    "in a big green park|~in the public gardens",
  forest:
    "in the forest|in the woods|among the trees|deep in the forest|between tall trees|under the pine trees|" +
    "in the shade of the trees|among mossy trees|in a shady wood|on a forest path|in a leafy grove|" +
    "in a forest glade|in a thicket|amid oaks and firs|under a canopy of leaves|~in the woodland",
  beach:
    "on the beach|at the beach|by the sea|at the seaside|on the sand by the sea|on a sandy shore|" +
    "beside the waves|on the warm sand|on the coast|where the waves roll in|on a sandy coast|beside the surf|" +
    "near the breaking waves|in a sandy bay|under a palm tree by the sea|under a beach umbrella|" +
    "~on the seashore",
  mountains:
    "in the snowy mountains|in the mountains|on a snowy mountain|high in the mountains|up in the snow|" +
    "on the mountainside|on a snowy slope|in the Alps|below the mountain tops|at the foot of the mountains|" +
    "on a high ridge|in a snowy valley|up on the summit|near the icy cliffs|in the highlands|on a ski slope|" +
    "~among the snowy peaks",
  garden:
    "in the garden|in a garden|in the flower garden|among the flowers in the garden|" +
    "in front of the garden fence|by the flower beds|beside the rose bushes|in front of the white fence|" +
    "among blossoms and shrubs|near the picket fence|under the apple tree|by the garden gate|" +
    "next to the hedge|on the garden lawn|beside the tulips|~in the backyard",
  desert:
    "in the desert|in a desert|among the sand dunes|in the hot desert|between the cactuses|on the hot sand|" +
    "in the Sahara|beside a cactus|across the desert sands|in a dry wasteland|among cacti and rocks|" +
    "in the barren wilderness|near a red rock|on a sandy plain|by the tall cacti|in a land of sand and rock|" +
    "~in the dunes",
  river:
    "in a boat on the river|on the river in a boat|in a little boat|on a boat|in a rowing boat|in a rowboat|" +
    "in a wooden boat|in a dinghy|aboard a little boat|in a small boat on the stream|in a skiff|" +
    "out on the river|on a boat trip|in a boat among the reeds|on a slow river|on a trip down the river|" +
    "~in a canoe",
  farm:
    "on the farm|on a farm|in front of the barn|at the farm|near the red barn|by the sheep|beside the barn|" +
    "next to the sheep pen|on the farmland|among the farm animals|by the wheat field|at a country farm|" +
    "on the ranch|outside the cowshed|near the grazing sheep|at the farmstead|~in the farmyard",
  lake:
    "by the lake|at the lake|beside a lake|on the shore of a lake|near the water of the lake|" +
    "at the edge of the lake|by a mountain lake|on the lake shore|beside the pond|by a quiet pond|" +
    "by the jetty on the lake|by the still water|near the wooden jetty|beside the calm water|" +
    "at the waterside|by a calm loch|~at the lakeside",
  jungle:
    "in the jungle|in a jungle|in the rainforest|among giant leaves|deep in the jungle|among the vines|" +
    "between giant ferns|under huge palm leaves|in a steamy rainforest|amid lush green plants|in the Amazon|" +
    "in the green wilderness|in dense undergrowth|surrounded by exotic plants|on a jungle trail|" +
    "under the lianas|~in the tropical forest",
  meadow:
    "in the meadow|on a meadow|in a field of flowers|in the green hills|in the countryside|in a grassy field|" +
    "on a flowery hillside|in the wild grass|among wildflowers|on the prairie|on a green hill|" +
    "in the tall grass|among daisies and buttercups|in the open fields|in the grasslands|on rolling hills|" +
    "~in the pasture",
  street:
    "in the street|on a city street|in the city|in town|on the street|on the pavement|on the sidewalk|" +
    "along the road|by the street lamp|in the old town|between the town houses|downtown|on the main road|" +
    "in the town centre|at the roadside|near the lamp post|on a street corner|~on the avenue",
  market:
    "at the market|in the market|at the market square|among the market stalls|between the fruit stalls|" +
    "at the marketplace|on market day|beside the fruit stand|by the vegetable stall|at the greengrocer's|" +
    "at a street market|in front of the food stalls|under the striped awnings|at the village fair|" +
    "where fruit is sold|beneath the bunting|~at the bazaar",
  playground:
    "at the playground|on the playground|in the playground|next to the slide|by the swings|" +
    "near the swing set|beside the slide|at the swings|in the sandpit|in the sandbox|" +
    "at the foot of the slide|between swing and slide|where the children play|in the play area|" +
    "by the blue slide|in front of the swings|~at the play park",
  rooftop:
    "on the rooftop|on a rooftop|on the roof|up on the roof|above the city|high up on a building|" +
    "beside the chimney|on a roof terrace|in front of the skyline|high over the town|among the chimneys|" +
    "on the roof tiles|overlooking the city|on a flat roof|high above the skyscrapers|by the chimney pots|" +
    "~on the housetop",
  castle:
    "in front of the castle|at the castle|by the castle|outside a castle|before the castle gate|" +
    "outside the castle walls|near the old castle|at the castle gate|below the castle towers|" +
    "on the path to the castle|before the stone towers|near the battlements|by the turrets|" +
    "outside the citadel|at the foot of the stronghold|in front of a knight's castle|" +
    "~in front of the fortress",
  "house front":
    "in front of the house|outside the house|by the front door|in front of a little house|" +
    "at home in the front garden|on the doorstep|outside the front door|on the path to the house|" +
    "outside a cosy house|on the porch|outside the family home|at the front of the house|outside the villa|" +
    "in front of the bungalow|on the front lawn|in the driveway|~in front of the cottage",
  harbour:
    "at the harbour|in the harbour|by the ships|on the pier|at the port|at the docks|by the sailing boat|" +
    "near the lighthouse|beside the moored boats|at the marina|on the wharf|where the boats come in|" +
    "by the fishing boats|in a fishing port|on the waterfront|next to the sailboat|at a small seaport|" +
    "~on the quay",
  bridge:
    "on the bridge|on a bridge|on a stone bridge|on the bridge over the river|on the old bridge|" +
    "crossing the bridge|at the railing of the bridge|halfway across the bridge|on a bridge over the water|" +
    "by the bridge railing|on an arched bridge|high over the river|over the canal|on the viaduct|" +
    "by the stone parapet|~on the footbridge",
  kitchen:
    "in the kitchen|in a kitchen|at home in the kitchen|by the stove|beside the oven|at the kitchen counter|" +
    "near the pots and pans|by the kitchen sink|in a cosy kitchen|next to the kitchen cupboards|" +
    "among pots and pans|where dinner is made|at the worktop|in front of the oven|under the copper pots|" +
    "~in the cookhouse",
  "living room":
    "in the living room|at home|in a living room|at home in the living room|in front of the sofa|" +
    "next to the couch|beside the sofa|in the sitting room|in the parlour|on the carpet by the sofa|" +
    "by the red couch|in the family room|near the armchair|in the drawing room|in a cosy living room|" +
    "in the front room|~in the lounge",
  bedroom:
    "in the bedroom|in a bedroom|in the bedroom at home|next to the bed|beside the bed|at the bedside|" +
    "in the nursery|in a child's room|by the blue blanket|at the foot of the bed|in the children's room|" +
    "in the guest room|on the rug by the bed|in the dormitory|near the soft mattress|~in the bedchamber",
  library:
    "in the library|in a library|among the bookshelves|in the old library|surrounded by books|" +
    "between shelves of books|by the bookcase|among old books|near the library ladder|between the bookcases|" +
    "in the book stacks|in a hall full of books|at the library desk|among rows of books|in an archive|" +
    "beside tall shelves of books|~in the reading room",
  classroom:
    "in the classroom|at school|in a classroom|in front of the blackboard|during the lesson|" +
    "by the chalkboard|next to the blackboard|in class|beside the school desks|in a school lesson|" +
    "at the teacher's desk|between the school benches|in front of the alphabet|in primary school|" +
    "before the whole class|in the maths lesson|~in the schoolroom",
  cafe:
    "in the cafe|at a cafe|in a cosy cafe|at the cafe|in the coffee shop|at the coffee bar|in a coffee house|" +
    "in the tea room|in a snack bar|beside the coffee machine|in the cafeteria|at the cafe counter|" +
    "in the diner|at the espresso bar|in the teahouse|in a small restaurant|~in the bistro",
  "castle hall":
    "in the castle hall|inside the castle|in the throne room|in a great hall|in front of the throne|" +
    "in the king's hall|before the throne|on the red carpet|in the banqueting hall|in the palace hall|" +
    "in the knights' hall|in the castle's great hall|beside the golden throne|in the ballroom|" +
    "within the castle walls|in the queen's hall|~at the royal court",
  workshop:
    "in the workshop|in a workshop|in the laboratory|in the wizard's study|between bottles and tools|" +
    "beside the cauldron|in the lab|at the workbench|next to a bubbling cauldron|in the magician's workshop|" +
    "in an inventor's workshop|in the sorcerer's study|near the bubbling pot|among flasks and jars|" +
    "in a science lab|beneath shelves of bottles|~in the alchemist's den",
  bathroom:
    "in the bathroom|in a bathroom|beside the bathtub|at home in the bathroom|next to the tub|" +
    "by the bathroom sink|near the bath|beside the bubble bath|on the bath mat|at bath time|" +
    "in the shower room|next to the rubber duck|on the bathroom tiles|next to the towel|" +
    "near the soap bubbles|~in the washroom",
  attic:
    "in the attic|in an attic|under the roof|up in the attic|in the old attic|in the garret|" +
    "under the rafters|under the old timbers|in a dusty attic|at the top of the house|among forgotten things|" +
    "under the eaves|by the round attic window|beneath the sloping roof|in the storeroom under the roof|" +
    "among dust and cobwebs|~in the loft",
  bakery:
    "in the bakery|in a bakery|at the baker's|among fresh bread|at the bakery counter|" +
    "beside the bread shelves|in the bread shop|in the cake shop|among buns and rolls|in front of the loaves|" +
    "in a village bakery|in the bakehouse|where bread is baked|between bread and cakes|at the confectioner's|" +
    "~in the pastry shop",
  theatre:
    "on the stage|on stage|in the theatre|in front of the curtain|in the spotlight|on a theatre stage|" +
    "under the stage lights|before the red curtain|during the show|in the opera house|" +
    "in front of the audience|during the performance|in the limelight|in the footlights|at the opera|" +
    "in the concert hall|~in the playhouse",
  moon:
    "on the moon|in space|on a strange planet|on the surface of the moon|on an alien planet|in outer space|" +
    "among the craters|beside the rocket|far from Earth|on a distant world|under the blue Earth|" +
    "on another planet|in the galaxy|next to the landed rocket|on an asteroid|out in the universe|" +
    "~on the lunar surface",
  underwater:
    "underwater|under the sea|at the bottom of the sea|deep under water|among the fishes|on the seabed|" +
    "beneath the waves|below the surface of the water|among the seaweed|down in the deep sea|on a coral reef|" +
    "deep down in the water|amid swimming fish|in the depths of the sea|beside the coral|in the deep blue|" +
    "~on the ocean floor",
  cave:
    "in a cave|in the cave|inside a dark cave|in the crystal cave|in a grotto|deep underground|" +
    "among glowing crystals|in a rocky cave|between the stalagmites|under the stalactites|" +
    "in an underground tunnel|in a mine|in a hollow in the rock|beside the purple crystals|" +
    "at the mouth of the cave|inside a tunnel|~in the cavern",
  clouds:
    "on a cloud|in the clouds|up among the clouds|high in the sky on a cloud|under a rainbow in the clouds|" +
    "on a fluffy cloud|up in the sky|under the rainbow|on the white clouds|in heaven|among fluffy clouds|" +
    "in the sky by the rainbow|on a soft white cloud|in cloud land|on a cushion of cloud|" +
    "far up in the heavens|at the end of the rainbow|~above the clouds",
  "mushroom wood":
    "in the mushroom wood|among giant mushrooms|in the magic forest|in the enchanted forest|in fairyland|" +
    "between huge mushrooms|in the fairy wood|under a giant mushroom|in the land of the elves|" +
    "in a mushroom village|beside the mushroom houses|in a fairy-tale forest|among glowing mushrooms|" +
    "in the pixie woods|in wonderland|in the realm of fairies|~among the toadstools",
  spaceship:
    "in the spaceship|inside a spaceship|on board a spaceship|in a rocket|in the cockpit|at the controls|" +
    "in a starship|inside the rocket|aboard the spacecraft|in a space capsule|in the control room|" +
    "in a flying saucer|in the space shuttle|in front of the control panel|on a space mission|in a UFO|" +
    "~in the space station",
  "snow palace":
    "at the snow palace|in front of the ice castle|in the land of ice|at the ice palace|" +
    "outside the ice palace|before the snow queen's palace|at an icy castle|in the realm of ice|" +
    "in a land of snow and ice|by the icy towers|at the palace of ice|beside the glittering ice|" +
    "in the far north|in the Arctic|at the North Pole|in an icy wonderland|~in the frozen kingdom",
  "pirate ship":
    "on the pirate ship|on a ship|on board a ship|on a sailing ship|at sea|aboard a pirate ship|" +
    "beneath the sails|by the mast|on the high seas|under the big sail|on a sea voyage|on a pirate boat|" +
    "out at sea|on an old sailing vessel|at the ship's rail|aboard the ship|among the pirates|" +
    "~on the deck of a galleon",
  "candy land":
    "in candy land|in a land of sweets|in front of the gingerbread house|among giant lollipops|" +
    "in the world of sweets|beside the gingerbread house|between big lollipops|in a sugar world|" +
    "near the gingerbread house|in a candy world|in the land of sugar|among candy canes|in a sweet dreamland|" +
    "in lollipop land|on sugary hills|in a chocolate land|~in the land of treats",
};

export const timeWords: Record<Time, string> = {
  morning:
    "in the morning|at dawn|early in the morning|at sunrise|in the early light|at first light|" +
    "as the sun rises|as the sun comes up|on a fresh morning|just after sunrise|at breakfast time|" +
    "in the pale morning light|when the rooster crows|soon after dawn|~at daybreak",
  day:
    "in daylight|during the day|in the afternoon|at noon|in broad daylight|in the daytime|by day|" +
    "at lunchtime|in the early afternoon|in bright daylight|when the sun is high|after lunch|one afternoon|" +
    "around noon|~at midday",
  sunset:
    "at sunset|in the evening|at dusk|as the sun goes down|in the golden evening light|as the sun sets|" +
    "in the setting sun|in the orange light of evening|at the end of the day|on a warm evening|" +
    "in the evening glow|at sundown|at suppertime|in the fading light|~at twilight",
  night:
    "at night|under the stars|in the moonlight|after dark|by night|late at night|in the dark|" +
    "in the dead of night|beneath the stars|on a starry night|under the night sky|in the darkness|" +
    "when the stars are out|under the moon and stars|~at midnight",
};
/** As options of a script. */
export const timeOptions: Record<Time, readonly string[]> = {
  morning: ["morning", "dawn"],
  day: ["day"],
  sunset: ["sunset", "evening"],
  night: ["night"],
};
export const weatherWords: Record<Weather, string> = {
  clear:
    "in the sunshine|on a sunny day|in fine weather|in bright sunshine|under a blue sky|in the warm sun|" +
    "on a bright day|in good weather|under a cloudless sky|~under a clear sky",
  cloudy:
    "on a cloudy day|under grey clouds|under a grey sky|in cloudy weather|under heavy clouds|on a grey day|" +
    "on a dull day|beneath thick clouds|with clouds in the sky|~under an overcast sky",
  rain:
    "in the rain|on a rainy day|in pouring rain|while it rains|in wet weather|in a rain shower|in heavy rain|" +
    "in the drizzle|in a rainstorm|as raindrops fall|~in a downpour",
  snow:
    "in the snow|while it snows|in falling snow|on a snowy day|on a winter day|in a snowstorm|" +
    "among snowflakes|in a blizzard|in wintry weather|in a flurry of snow|~in a snowfall",
  fog:
    "in the fog|on a misty day|in thick fog|in the mist|on a foggy day|in misty weather|in a white mist|" +
    "while fog rolls in|shrouded in mist|~in the haze",
};
export const emptyWords = [
  "an empty scene",
  "nobody around",
  "a quiet scene",
  "the view",
  "no one is there",
  "nobody in sight",
  "a peaceful scene",
  "an empty view",
  "no people",
  "a scene without people",
];
export const propWords =
  "with {} nearby|next to {}|with {} on the ground|beside {}|near {}|by {}|alongside {}|" +
  "with {} not far away|with {} at one side|~close to {}";
