// What Podcast Index keeps of feeds; null for each it refuses.
import { each } from "./each.mjs";

process.env.PARTYTIME_LOG = "silent"; // before the library is loaded: it logs to standard output

const { parseFeed } = (await import("podcast-partytime")).default;
await each((document) => parseFeed(document, { allowMissingGuid: true }));
