// A process of its own that holds the embedded database: prints its URL, and closes when its input ends.
import { startDatabase } from "../../src/library/index.ts";

const database = await startDatabase({ dataFolder: process.argv[2]! }, (message) => console.error(message));
console.log(database.databaseUrl);
process.stdin.resume().once("end", async () => {
  await database.close();
  process.exit(0);
});
