import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day, Listed } from '@xunfu/api';
import type { Locator, Page } from 'playwright-core';
import { Server } from '../src/asking';
import { Desk } from '../src/desk';
import { Keys } from '../src/keys';
import { demoPassword } from '../src/officer';
import { Phone } from '../src/phone';

const { baseUrl } = inject('server');
const pictures = resolve(import.meta.dirname, '../../../target/e2e');

/** The name of a thing on the glass, as a reader of screens says it. */
const thing = (page: Page) => ({
  button: (name: string | RegExp): Locator => page.getByRole('button', { name }),
  link: (name: string | RegExp): Locator => page.getByRole('link', { name }),
  field: (name: string): Locator => page.getByLabel(name, { exact: true }),
});

describe('a visit and an approval by keyboard alone', () => {
  let phone: Phone;
  let keys: Keys;
  const firm = '芦茨湾农家菜馆';
  const atDesks: Page[] = [];

  beforeAll(async () => {
    phone = await Phone.switchOn();
    await phone.page.goto(`${baseUrl}/field/`);
    keys = new Keys(phone.page);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync(pictures, { recursive: true });
    const pages = [phone.page, ...atDesks];
    for (const [at, page] of pages.entries())
      await page.screenshot({ path: resolve(pictures, `${task.name} (${at}).png`) });
  });
  afterAll(() => phone?.switchOff());

  it('signs in, takes the day along and reads the card of a business', async () => {
    const { page } = phone;
    const { button, link, field } = thing(page);
    await theDayIsPlanned();
    await keys.write(field('登录名'), 'officer.fu');
    await keys.write(field('密码'), demoPassword);
    await page.keyboard.press('Enter');
    await keys.begunAt('今天');
    await keys.press(link('带走工作包'));
    await keys.begunAt('带走工作包');
    await keys.press(button('带走这一天'));
    await keys.begunAt('今天');
    await keys.press(link(new RegExp(firm)).first());
    await keys.begunAt(firm);
    await keys.to(page.getByRole('tab', { selected: true }));
    for (const name of ['证照设备', '历次', '为什么去']) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: new RegExp(name), selected: true }).waitFor();
    }
    await keys.press(link('到了，亮码'));
    await keys.begunAt('在门口');
  });

  it('shows the code, answers everything, notes a finding', async () => {
    const { page } = phone;
    const { button } = thing(page);
    await keys.lookInto(button('申请回避'));
    await keys.press(button(/告知完毕/));
    await keys.begunAt(firm);
    let noted = false;
    for (let section = 0; section < 20; section++) {
      await page.getByRole('navigation', { name: '走到哪了' }).waitFor();
      await page.getByRole('radiogroup').or(page.locator('.item')).first().waitFor();
      if (!noted && (await page.getByRole('radiogroup').count())) {
        await noteFinding();
        noted = true;
      }
      await photograph();
      await answerKeyItems();
      if (await finished()) break;
    }
    expect(noted).toBe(true);
    await keys.begunAt('告知');
  });

  it('leaves without a signature and hands the sheet over', async () => {
    const { page } = phone;
    const { button, field } = thing(page);
    await keys.lookInto(button(/不愿签字/));
    await keys.press(button(/不愿签字/));
    await keys.write(field('原因'), '老板不在，店员不肯签');
    await keys.press(button('记下，不签字'));
    // The next step has the focus already.
    await page.locator('button:focus', { hasText: '封存，给店家结果单' }).waitFor();
    await page.keyboard.press('Enter');
    await keys.begunAt('结果单');
    await keys.press(button('看过了'));
    await page.getByText('给店家看这一屏').waitFor();
    await keys.lookInto(button(/请 .* 会签/));
    await keys.press(page.locator('.foot a').first());
    await page.locator('h1:focus').waitFor();
    expect(keys.unseen).toEqual([]);
  });

  it('proposes a day and approves another at the desk', async () => {
    const desk = await Desk.set(baseUrl);
    const head = await atTheDesk(desk, 'head.fuchunjiang');
    await head.keys.press(head.page.getByRole('link', { name: '跳到内容' }));
    await head.page.locator('main:focus').waitFor();
    await head.keys.press(head.page.getByRole('button', { name: '提请批准' }).first());
    await head.page.locator('h3:focus').waitFor();
    await head.keys.press(head.page.getByRole('link', { name: '走访记录' }));
    await head.keys.begunAt('走访记录');

    const deputy = await atTheDesk(desk, 'deputy.bureau');
    const day = deputy.page
      .getByRole('article')
      .filter({ has: deputy.page.getByRole('heading', { name: /陆行舟/ }) })
      .filter({ has: deputy.page.getByRole('button', { name: '批准这一天' }) })
      .first();
    const giveBack = day.getByRole('button', { name: '退回', exact: true });
    await deputy.keys.press(giveBack);
    await deputy.page.locator('input:focus').waitFor();
    await deputy.page.keyboard.press('Escape');
    await deputy.page.locator('button:focus', { hasText: '退回' }).waitFor();
    await deputy.keys.press(day.getByRole('button', { name: '批准这一天' }));
    await deputy.page.locator('h3:focus', { hasText: '陆行舟' }).waitFor();
    expect([...head.keys.unseen, ...deputy.keys.unseen]).toEqual([]);
    await desk.clear();
  });

  /** The county plans its days after the server is ready; a person takes longer to sign in than a test. */
  async function theDayIsPlanned(): Promise<void> {
    const server = await Server.signedIn(baseUrl, 'head.fuchunjiang');
    const planned = async () =>
      (await server.get<Listed<Day>>('/api/days')).items.filter((day) =>
        day.pair.some((one) => one.name === '陆行舟'),
      ).length;
    await expect.poll(planned, { timeout: 60_000, interval: 500 }).toBeGreaterThan(1);
  }

  async function atTheDesk(desk: Desk, name: string): Promise<{ page: Page; keys: Keys }> {
    const page = await desk.entered();
    atDesks.push(page);
    const own = new Keys(page);
    await own.write(page.getByLabel('登录名'), name);
    await own.write(page.getByLabel('密码'), demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('article').first().waitFor();
    return { page, keys: own };
  }

  /** Arrows move among the answers and give none; Space gives it. */
  async function noteFinding(): Promise<void> {
    const { page } = phone;
    const { button, field } = thing(page);
    const group = page.getByRole('radiogroup').first();
    await keys.to(group.getByRole('radio').first());
    await page.keyboard.press('ArrowRight');
    expect(await group.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.keyboard.press('Space');
    await keys.begunAt('不符合');
    await keys.write(field('看到了什么'), '备餐间地上有积水，没有拖干');
    const onSpot = page.getByRole('radio', { name: /当场已改正/ });
    await keys.press(onSpot, 'Space');
    await keys.press(button('记好了'));
    await keys.begunAt(firm);
  }

  async function answerKeyItems(): Promise<void> {
    const groups = phone.page.getByRole('radiogroup');
    for (let at = 0; at < (await groups.count()); at++) {
      const group = groups.nth(at);
      if (await group.getByRole('radio', { checked: true }).count()) continue;
      await keys.press(group.getByRole('radio', { name: '符合', exact: true }), 'Space');
      await group.getByRole('radio', { checked: true }).waitFor();
    }
  }

  /** The camera itself is the phone's; here a picture lies ready. */
  async function photograph(): Promise<void> {
    const { page } = phone;
    const wanted = page.locator('label.add.needed input[type=file]');
    for (let left = await wanted.count(); left > 0; left--) {
      await keys.to(wanted.first());
      await wanted.first().setInputFiles({
        name: 'photo.jpg',
        mimeType: 'image/jpeg',
        buffer: await page.screenshot({ type: 'jpeg', quality: 50 + left }),
      });
      await expect.poll(() => wanted.count()).toBe(left - 1);
    }
  }

  /** The main button leads to what was not seen yet, confirms the rest, goes on; true at the end. */
  async function finished(): Promise<boolean> {
    const { page } = phone;
    const main = page.locator('.foot .button.primary').first();
    for (let step = 0; step < 40; step++) {
      await keys.to(main);
      const early = (await main.getAttribute('aria-disabled')) === 'true';
      const word = (await main.innerText()).trim();
      await page.keyboard.press('Enter');
      if (early) await page.waitForTimeout(450);
      else if (word.startsWith('检查完了')) return true;
      else if (word.startsWith('这里看完了')) return keys.begunAt(firm).then(() => false);
    }
    throw new Error('the section does not end');
  }
});
