// What Podcast Index keeps of a feed: reads the XML on standard input, prints JSON (null where it refuses the feed).
process.env.LOG = "silent"; // before the library is loaded: it logs to standard output

const { parseFeed } = (await import("podcast-partytime")).default;
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const feed = parseFeed(Buffer.concat(chunks).toString("utf8"), { allowMissingGuid: true });
process.stdout.write(JSON.stringify(feed ?? null, null, 2));
