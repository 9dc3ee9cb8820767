// Many feeds in one start of node: a JSON list of documents on standard input becomes a JSON list of what `read` keeps.
export async function each(read) {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const documents = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  process.stdout.write(JSON.stringify(documents.map((document) => read(document) ?? null)));
}
