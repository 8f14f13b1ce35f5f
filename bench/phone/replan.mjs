// Mends interrupted days as the phone does, in Node and in a Chromium of a phone's size whose processor is slowed
// down four times, and prints the gap to the best rest of the day that is known, and the time a mending takes.
// Started by ./xunfu bench plan --phone, which makes the file of days before.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fromClients = createRequire(`${root}web/e2e/package.json`);
const fromRoot = createRequire(`${root}web/package.json`);
const days = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const out = `${root}bench/out`;
mkdirSync(out, { recursive: true });

const SLOWED = 4;
const ROUNDS = 5;

async function bundle() {
  const { build } = await import(pathToFileURL(fromRoot.resolve('vite')).href);
  await build({
    logLevel: 'error',
    configFile: false,
    root: `${root}web/planning`,
    build: {
      outDir: `${out}/phone`,
      emptyOutDir: false,
      lib: {
        entry: 'src/index.ts',
        formats: ['es'],
        fileName: () => 'planning.mjs',
      },
    },
  });
  return `${out}/phone/planning.mjs`;
}

// Runs here and in the page, so it may use nothing from outside.
function measure(mendDay, days, rounds, clock) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    for (const { name, best, prizes, day, where } of days) {
      const before = clock();
      const mended = mendDay(day, where);
      const millis = clock() - before;
      const rowOf = new Map(day.stops.map(({ visit }, index) => [visit, index + 1]));
      let here = where.behind.length === 0 ? 0 : rowOf.get(where.behind.at(-1));
      let cost = 0;
      for (const { visit } of mended.calls) {
        cost += day.matrix.seconds[here][rowOf.get(visit)];
        here = rowOf.get(visit);
      }
      cost += day.matrix.seconds[here][day.stops.length + 1];
      for (const visit of mended.leftOut) cost += prizes[rowOf.get(visit) - 1];
      const late = mended.backAt > where.until;
      samples.push({
        name,
        round,
        millis,
        cost,
        best,
        late,
        leftOut: mended.leftOut.length,
      });
    }
  }
  return samples;
}

function report(metric, samples, more) {
  const gaps = samples
    .filter(({ round }) => round === 0)
    .map((s) => (100 * (s.cost - s.best)) / s.best);
  const times = samples.filter(({ round }) => round > 0).map(({ millis }) => millis);
  const first = samples.filter(({ round }) => round === 0).map(({ millis }) => millis);
  const sorted = [...times].sort((a, b) => a - b);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const broken = samples.filter(({ late }) => late).length;
  console.log(
    JSON.stringify({
      bench: 'plan',
      metric,
      value: Number(mean.toFixed(4)),
      unit: 'mean gap %',
      worst: Number(Math.max(...gaps).toFixed(3)),
      shareWithinOnePercent: gaps.filter((gap) => gap <= 1).length / gaps.length,
      daysWithMoreLeftOut: samples.filter(
        ({ round, cost, best }) => round === 0 && cost - best > 10000,
      ).length,
      p50Millis: Number(sorted[Math.floor(sorted.length / 2)].toFixed(1)),
      p99Millis: Number(sorted[Math.ceil(0.99 * sorted.length) - 1].toFixed(1)),
      slowestOfFirstRoundMillis: Number(Math.max(...first).toFixed(1)),
      broken,
      n: gaps.length,
      machine: `${os.type()} ${os.arch()}, ${os.cpus().length} processors`,
      date: new Date().toISOString().slice(0, 10),
      commit: process.env.XUNFU_COMMIT ?? 'unknown',
      ...more,
    }),
  );
  const rows = samples.map((s) =>
    [s.name, s.round, s.millis.toFixed(2), s.cost, s.best, s.leftOut].join(','),
  );
  const file = `${out}/${metric.replace('/', '-')}.csv`;
  writeFileSync(file, ['instance,round,millis,cost,best,leftOut', ...rows, ''].join('\n'));
}

async function inChromium(file) {
  const { chromium } = fromClients('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.XUNFU_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 360, height: 780 },
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
    });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const source = Buffer.from(readFileSync(file)).toString('base64');
    return await page.evaluate(
      async ([url, measureText, days, rounds]) => {
        const { mendDay } = await import(url);
        return (0, eval)(`(${measureText})`)(mendDay, days, rounds, () => performance.now());
      },
      [`data:text/javascript;base64,${source}`, measure.toString(), days, ROUNDS],
    );
  } finally {
    await browser.close();
  }
}

// Of this process, so that what others take does not count; a browser tells only the clock on the wall.
function processorMillis() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const file = await bundle();
const { mendDay } = await import(pathToFileURL(file).href);
report('plan/replan-node', measure(mendDay, days, ROUNDS, processorMillis), {});
report('plan/replan-phone', await inChromium(file), { slowedDown: SLOWED });
