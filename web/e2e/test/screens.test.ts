import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../src/officer';
import { executablePath, quietFlags } from '../src/phone';

const { baseUrl } = inject('server');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const modes = ['light', 'dark', 'sun'] as const;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What a reader of screens would stumble over; what is minor or moderate is looked at by people. */
async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    'axe.run().then((found) => found.violations)',
  )) as Violation[];
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe.each(modes)('every screen in %s mode', (mode) => {
  let browser: Browser;
  let phone: Page;
  let desk: Page;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: quietFlags });
    const open = async (width: number, height: number) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      await context.addInitScript(`localStorage.setItem('xunfu.mode', '${mode}')`);
      return context.newPage();
    };
    phone = await open(390, 844);
    await phone.goto(`${baseUrl}/field/`);
    await phone.getByLabel('登录名').fill('officer.lu');
    await phone.getByLabel('密码', { exact: true }).fill(demoPassword);
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.getByRole('heading', { name: '今天' }).waitFor();
    await phone.goto(`${baseUrl}/field/#/days`);
    await phone.getByRole('button', { name: '带走这一天' }).first().click();
    await phone.getByText('已在手机里').first().waitFor({ timeout: 60_000 });
    desk = await open(1440, 900);
    await desk.goto(`${baseUrl}/desk/`);
    await desk.getByLabel('登录名').fill('deputy.bureau');
    await desk.getByLabel('口令').fill(demoPassword);
    await desk.getByRole('button', { name: '登录', exact: true }).click();
    await desk.getByRole('navigation', { name: '主导航' }).waitFor();
  });
  afterAll(() => browser?.close());

  it.each(['/today', '/days', '/map', '/lookup', '/todos', '/outbox', '/me', '/cosign'])(
    'phone %s',
    async (place) => {
      await phone.goto(`${baseUrl}/field/#${place}`);
      await phone.getByRole('heading').first().waitFor();
      expect(await serious(phone)).toEqual([]);
    },
  );

  it('phone: the card of a business on the way', async () => {
    await phone.goto(`${baseUrl}/field/#/today`);
    await phone.getByRole('article').getByRole('link').first().click();
    await phone.getByRole('heading').first().waitFor();
    expect(await serious(phone)).toEqual([]);
  });

  it.each(['', 'records', 'problems', 'subjects', 'numbers', 'trace'])(
    'desk /%s',
    async (place) => {
      await desk.goto(`${baseUrl}/desk/${place}`);
      await desk.getByRole('heading').first().waitFor();
      expect(await serious(desk)).toEqual([]);
    },
  );

  it.each(['/', '/open/', '/open/check', '/open/visits/UNKNOWN123'])('open %s', async (place) => {
    const page = await desk.context().newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(baseUrl + place);
    await page.getByRole('main').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.close();
  });
});
