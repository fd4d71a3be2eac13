// Pages of a report in a real Chromium: node page_check.mjs PLAYWRIGHT AXE CHROMIUM PAGE…, as JSON.
// Each in light and dark, wide and as narrow as a phone, and as it is printed: what axe objects to,
// what was asked for from outside, what does not fit the width.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [, , playwright, axe, chromium, ...pages] = process.argv;
const need = createRequire(import.meta.url);
const source = readFileSync(need.resolve(`${axe}/axe.min.js`), "utf-8");
const browser = await need(playwright).chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
const told = [];
for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 360]) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true, // For axe alone: the page itself runs nothing.
    });
    for (const page of pages) told.push(await looked(context, page, colorScheme, width));
    await context.close();
  }
}
const strict = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const refused = [];
for (const name of pages) {
  const page = await strict.newPage();
  await page.goto(pathToFileURL(name).href);
  refused.push(await page.evaluate(runs).catch(() => "refused"));
}
await browser.close();
console.log(JSON.stringify({ looked: told, refused }));

// What the policy of the page is for: a script that came in somehow does not run.
function runs() {
  const script = document.createElement("script");
  script.textContent = "document.title = 'taken over'";
  document.body.append(script);
  const handler = document.createElement("img");
  handler.setAttribute("onerror", "document.title = 'taken over'");
  handler.setAttribute("src", "nothing.png");
  document.body.append(handler);
  return document.title === "taken over" ? "taken over" : "refused";
}

async function looked(context, name, scheme, width) {
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(name).href);
  const overflow = await page.evaluate(
    () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
  );
  const body = await page.evaluate(() => getComputedStyle(document.body).color);
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html)}`);
  });
  // What is printed: no background is needed to read it, and nothing is cut off at the side.
  await page.emulateMedia({ media: "print", colorScheme: scheme });
  const printed = await page.evaluate(() => getComputedStyle(document.body).color);
  await page.close();
  return { page: basename(name), scheme, width, asked, complaints, overflow, found, body, printed };
}
