/** Pages on standard input, one JSON object a line ({url, content}), become Pagefind's files in the folder named. */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [tools, out] = process.argv.slice(2);
const pagefind = await import(pathToFileURL(join(tools, "node_modules/pagefind/lib/index.js")).href);
const { index } = await pagefind.createIndex();
let waiting = [];
for await (const line of createInterface({ input: process.stdin })) {
  waiting.push(index.addHTMLFile(JSON.parse(line)));
  if (waiting.length === 500) {
    await Promise.all(waiting);
    waiting = [];
  }
}
await Promise.all(waiting);
const { errors } = await index.writeFiles({ outputPath: out });
if (errors.length) throw new Error(errors.join("; "));
await pagefind.close();
