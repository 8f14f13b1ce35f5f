import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Day, Listed } from '@xunfu/api';
import { chromium, type Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { Server } from '../src/asking';
import { demoPassword, Officer } from '../src/officer';
import { executablePath, quietFlags } from '../src/phone';

const { baseUrl } = inject('server');
const folder = resolve(import.meta.dirname, '../../../docs/pictures');

/** The same place in both languages. The language is the device's choice, read at the start of a page. */
async function inBoth(page: Page, name: string, ready: () => Promise<unknown>): Promise<void> {
  for (const language of ['zh', 'en']) {
    await page.evaluate((chosen) => localStorage.setItem('xunfu.language', chosen), language);
    await page.reload();
    await ready();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(400);
    mkdirSync(resolve(folder, language), { recursive: true });
    await page.screenshot({ path: resolve(folder, language, `${name}.png`) });
  }
  await page.evaluate(() => localStorage.setItem('xunfu.language', 'zh'));
  await page.reload();
  await ready();
}

it('takes the pictures of README from the running product', async () => {
  const head = await Server.signedIn(baseUrl, 'head.fuchunjiang');
  const days = (await head.get<Listed<Day>>('/api/days')).items;
  const day = days.find((one) => one.state === 'approved' && one.pair[0]?.name === '傅青禾');
  const visit = day?.stops.find((stop) => stop.name === '芦茨湾农家菜馆')?.visit ?? '';
  expect(visit).not.toBe('');

  const yao = await Officer.atWork(baseUrl, 'officer.yao');
  const fu = await Officer.atWork(baseUrl, 'officer.fu');
  await fu.takeTheDayAlong();
  await yao.takeTheDayAlong();
  const glass = fu.page;
  const heading = () => glass.getByRole('heading').first().waitFor();

  await fu.go('/today');
  await inBoth(glass, 'phone-today', heading);
  await fu.go('/map');
  await inBoth(glass, 'phone-map', heading);
  await fu.go(`/visits/${visit}`);
  await inBoth(glass, 'phone-card', heading);
  await fu.go(`/visits/${visit}/door`);
  await inBoth(glass, 'phone-door', () => glass.locator('svg.qr').first().waitFor());
  const code = await fu.codeOf(visit);
  await glass.getByRole('button', { name: /告知完毕/ }).click();
  await glass.getByRole('radiogroup').first().waitFor();
  await inBoth(glass, 'phone-questionnaire', () => glass.getByRole('radiogroup').first().waitFor());
  await fu.answerEverything({ finding: true });
  await fu.finishListening();
  await inBoth(glass, 'phone-leave', () => glass.locator('canvas').waitFor());
  await fu.letTheFirmSign('柳念慈');
  await fu.showTheSheet();
  await inBoth(glass, 'phone-sheet', heading);
  await fu.go('/outbox');
  await inBoth(glass, 'phone-outbox', heading);
  await head.waitForLevel(visit, 3);

  const browser = await chromium.launch({ executablePath, args: quietFlags });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const desk = await context.newPage();
  await desk.goto(`${baseUrl}/desk/`);
  await desk.getByLabel('登录名').fill('deputy.bureau');
  await desk.getByLabel('密码').fill(demoPassword);
  await desk.getByRole('button', { name: '登录', exact: true }).click();
  await desk.getByRole('article').first().waitFor();
  await inBoth(desk, 'desk-today', () => desk.getByRole('article').first().waitFor());
  await desk.goto(`${baseUrl}/desk/records/${visit}`);
  await inBoth(desk, 'desk-record', () => desk.locator('.sheet').first().waitFor());

  const open = await context.newPage();
  await open.setViewportSize({ width: 390, height: 844 });
  await open.goto(new URL(code, baseUrl).href);
  await inBoth(open, 'open-result', () => open.getByRole('heading').first().waitFor());
  const other = day?.stops.find(
    (stop) => stop.visit !== visit && stop.parts.includes('inspection'),
  );
  await fu.go(`/visits/${other?.visit ?? ''}/door`);
  await open.goto(new URL(await fu.codeOf(other?.visit ?? ''), baseUrl).href);
  await inBoth(open, 'open-door', () => open.getByRole('heading').first().waitFor());

  await browser.close();
  await fu.phone.switchOff();
  await yao.phone.switchOff();
});
