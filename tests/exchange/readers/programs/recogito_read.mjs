// Annotations as Recogito's annotator for texts in a browser takes them, and as it writes them
// again: node recogito_read.mjs PACKAGE FILE TEXTS, where TEXTS maps sources to their words.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, file, texts] = process.argv;
const recogito = await import(pathToFileURL(`${folder}/dist/text-annotator.es.js`).href);
const known = JSON.parse(readFileSync(texts, "utf-8"));
const told = [];
for (const annotation of JSON.parse(readFileSync(file, "utf-8"))) {
  const { parsed, error } = recogito.parseW3CTextAnnotation(annotation);
  if (error) {
    told.push({ error: String(error) });
    continue;
  }
  const target = [annotation.target].flat()[0];
  const text = known[target.source];
  told.push({
    places: parsed.target.selector.map((s) => [s.quote, text.slice(s.start, s.end)]),
    bodies: parsed.bodies.length,
    written: recogito.serializeW3CTextAnnotation(parsed, `https://news.example/${target.scope}`),
  });
}
console.log(JSON.stringify(told));
