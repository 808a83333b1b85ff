import type { Thing } from "../thing.ts";
import { apple } from "./apple.ts";
import { banner } from "./banner.ts";
import { bell } from "./bell.ts";
import { camera } from "./camera.ts";
import { carrot } from "./carrot.ts";
import { cup } from "./cup.ts";
import { feather } from "./feather.ts";
import { flower } from "./flower.ts";
import { hourglass } from "./hourglass.ts";
import { iceCream } from "./ice-cream.ts";
import { key } from "./key.ts";
import { lantern } from "./lantern.ts";
import { letter } from "./letter.ts";
import { lollipop } from "./lollipop.ts";
import { mirror } from "./mirror.ts";
import { paperPlane } from "./paper-plane.ts";
import { potion } from "./potion.ts";
import { shell } from "./shell.ts";
import { snowball } from "./snowball.ts";
import { telephone } from "./telephone.ts";
import { torch } from "./torch.ts";

/** Things for one hand. */
export const oneHand = {
  cup,
  apple,
  flower,
  "ice cream": iceCream,
  letter,
  lantern,
  camera,
  telephone,
  key,
  bell,
  carrot,
  lollipop,
  mirror,
  hourglass,
  shell,
  potion,
  banner,
  torch,
  snowball,
  "paper plane": paperPlane,
  feather,
} satisfies Record<string, Thing>;
