// Units as the npm package xliff reads them: node xliff_read.mjs PACKAGE FILE…, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";

const [, , folder, ...names] = process.argv;
const { xliff2js } = createRequire(import.meta.url)(folder);
const told = {};
for (const name of names) {
  const read = await xliff2js(readFileSync(name, "utf-8"));
  told[basename(name)] = read;
}
console.log(JSON.stringify(told));
