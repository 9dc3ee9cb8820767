// What feedsmith keeps of feeds; null for each it refuses.
import { parseRssFeed } from "feedsmith";

import { each } from "./each.mjs";

await each((document) => {
  try {
    return parseRssFeed(document);
  } catch {
    return null;
  }
});
