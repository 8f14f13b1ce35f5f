// The phone's first load may hold 200 kB of gzipped JavaScript. Counts what index.html asks for at once and what those
// files import without waiting; a part that is loaded later does not count, but is printed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const most = 200_000;
const dist = new URL('../dist/', import.meta.url).pathname;
const html = readFileSync(join(dist, 'index.html'), 'utf8');

/** Gzipped bytes of a file. */
const weigh = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** Files that a chunk imports at once, relative to dist. */
function importsOf(file) {
  const text = readFileSync(join(dist, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(
    (m) => `assets/${m[1]}`,
  );
}

const first = new Set();
const look = [...html.matchAll(/(?:src|href)="\/field\/(assets\/[^"]+\.js)"/g)].map((m) => m[1]);
while (look.length > 0) {
  const file = look.pop();
  if (first.has(file)) continue;
  first.add(file);
  look.push(...importsOf(file));
}

let sum = 0;
for (const file of first) {
  const bytes = weigh(file);
  sum += bytes;
  console.log(`first load  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
}
for (const file of readdirSync(join(dist, 'assets'))
  .filter((f) => f.endsWith('.js'))
  .sort())
  if (!first.has(`assets/${file}`))
    console.log(
      `later       ${(weigh(`assets/${file}`) / 1000).toFixed(1).padStart(7)} kB  assets/${file}`,
    );
console.log(
  `first load of JavaScript, gzipped: ${(sum / 1000).toFixed(1)} kB of at most ${most / 1000} kB`,
);
if (/<script(?![^>]*\bsrc=)/.test(html)) {
  console.error('index.html holds an inline script; the content security policy would stop it.');
  process.exit(1);
}
if (sum > most || sum === 0) {
  console.error('The first load is over its budget. Maybe load a screen with import().');
  process.exit(1);
}
