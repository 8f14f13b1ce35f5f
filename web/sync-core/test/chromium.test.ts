import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxRow } from '../src/phone';
import { DAY, FU, VISITS } from './world/cast';
import { HttpModelServer } from './world/http-server';

const CHROMIUM = '/usr/bin/chromium';
const MOST_MILLIS = 120_000;
const VISIT = VISITS[0]!;
/** Three parts of a photo. */
const PICTURE_BYTES = 1_300_000;

async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('./world/page.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'page' };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib, minify: false },
  });
  return ((built as Rolldown.RolldownOutput[])[0]!.output[0] as Rolldown.OutputChunk).code;
}

async function until(page: Page, so: () => boolean): Promise<void> {
  await page.waitForFunction(so, undefined, { timeout: 60_000 });
}

function firstRow(page: Page): Promise<OutboxRow | undefined> {
  return page.evaluate(() => phone.outbox.view().rows[0]);
}

describe.skipIf(!existsSync(CHROMIUM))('a phone in a real browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'xunfu-phone-'));
  let server: HttpModelServer;
  let address: string;
  let context: BrowserContext;

  async function open(): Promise<Page> {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: ['--no-sandbox'],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    return page;
  }

  beforeAll(async () => {
    server = new HttpModelServer(await script());
    address = await server.start();
  }, MOST_MILLIS);

  afterAll(async () => {
    await context?.close();
    server?.stop();
    rmSync(profile, { recursive: true, force: true });
  });

  it(
    'keeps a visit over a closed browser, seals it without a network and brings it into the log',
    async () => {
      let page = await open();
      expect(await page.evaluate(() => phone.access.start())).toEqual({ kind: 'empty' });
      const signedIn = await page.evaluate(
        ([name, password]) => phone.access.signIn(name!, password!),
        [FU.login, FU.password],
      );
      expect(signedIn).toMatchObject({ kind: 'signed-in', online: true });
      const taken = await page.evaluate((day) => phone.packages.takeAlong(day), DAY);
      expect(taken).toHaveProperty('manifest');
      await page.evaluate((visit) => phone.drafts.begin(visit, 'zh'), VISIT);
      const where = { screen: 'questions', question: 'S35' };
      await page.evaluate(([visit, at]) => phone.drafts.change(visit, () => ({ where: at })), [
        VISIT,
        where,
      ] as const);
      const note = await page.evaluate(
        ([visit, size]) =>
          phone.photos.take(visit, {
            bytes: Uint8Array.from({ length: size }, (_, n) => n % 251),
            mime: 'image/jpeg',
            class: 'in-app',
            place: null,
          }),
        [VISIT, PICTURE_BYTES] as const,
      );
      const picture = Uint8Array.from({ length: PICTURE_BYTES }, (_, n) => n % 251);
      expect(note.sha256).toBe(createHash('sha256').update(picture).digest('hex'));
      await context.close();

      server.linked = false;
      page = await open();
      const start = await page.evaluate(() => phone.access.start());
      expect(start).toMatchObject({ kind: 'open', session: { person: { id: FU.person } } });
      await page.evaluate(() => phone.outbox.start());
      const draft = await page.evaluate((visit) => phone.drafts.open(visit), VISIT);
      expect(draft).toMatchObject({ where, photos: [note] });
      const sealed = await page.evaluate(async (visit) => {
        await phone.drafts.change(visit, () => ({ parts: { problem: { problems: [] } } }));
        const { number } = (await phone.numbers.forVisit(visit))!;
        await phone.sealing.close(visit, { template: 'f'.repeat(64), number, text: '单' });
        const { capturedAt: at } = phone.clock.stamp();
        await phone.sealing.sign(visit, { kind: 'refused', reason: '老板不在', at });
        return phone.sealing.seal(visit);
      }, VISIT);
      expect(sealed.envelope.event).toMatchObject({ seq: 1, prev: null });
      expect(await firstRow(page)).toMatchObject({ level: 1 });

      server.linked = true;
      server.cutsLeft = 3;
      await page.evaluate(() => phone.outbox.retryAll());
      await until(page, () => phone.outbox.view().signIn);
      await page.evaluate(
        ([name, password]) => phone.access.signIn(name!, password!),
        [FU.login, FU.password],
      );
      await until(page, () => phone.outbox.view().rows[0]?.level === 4);
      expect(server.model.submissions).toHaveLength(1);
      expect(server.model.files.get(note.sha256)).toEqual(picture);
      const created = server.requests.filter((request) => request === 'POST /api/uploads');
      expect(created).toHaveLength(1);
      expect(await page.evaluate(() => phone.outbox.view().safeToLeave)).toBe(true);
    },
    MOST_MILLIS,
  );

  it(
    'shows a picture of one kilobyte and reads it back',
    async () => {
      const page = context.pages()[0]!;
      const ask = { visit: VISITS[1]!, eventHash: 'a'.repeat(64), premisesName: '', askedBy: [] };
      const { picture } = await page.evaluate(
        (asked) => phone.cosigning.cosign(asked, '我在场，已在同事手机上看过记录，同意。', true),
        ask,
      );
      expect(picture.length).toBeLessThanOrEqual(1_024);
      const read = await page.evaluate((shown) => phone.cosigning.accept(shown), picture);
      expect(read).toEqual({ kind: 'not-taken', why: 'not-sealed-here' });
    },
    MOST_MILLIS,
  );

  it(
    'finds out that the browser threw the store away',
    async () => {
      const page = context.pages()[0]!;
      await page.evaluate(async () => {
        phone.outbox.stop();
        for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
      });
      await page.reload();
      const start = await page.evaluate(() => phone.access.start());
      expect(start).toMatchObject({ kind: 'evicted', lastSeq: 2 });
    },
    MOST_MILLIS,
  );
});
