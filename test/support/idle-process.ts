/** A process that does nothing until it is told to stop. */
import { untilTold } from "../../src/jobs/index.ts";

const stay = setInterval(() => {}, 1000);
await untilTold();
clearInterval(stay);
process.exit(0);
