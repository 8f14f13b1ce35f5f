import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Day, Listed } from '@xunfu/api';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { Server } from '../src/asking';
import { Audit } from '../src/audit';
import { Desk } from '../src/desk';
import { Officer, type Looker } from '../src/officer';
import { spoken } from '../src/words';

const { baseUrl } = inject('server');
const pictures = resolve(import.meta.dirname, '../../../target/screens');

/**
 * Whole visits in English and with letters twice as large, with the same look at every station as the
 * day of `./xunfu test` has. All pictures lie in `target/screens` for people to look at.
 */
describe.each([
  { language: 'en', letters: 100, inspected: '芦茨湾农家菜馆', served: '茶乡小超市' },
  { language: 'zh', letters: 200, inspected: '严陵饭店', served: '石舍阿福灰汤粽坊' },
  { language: 'en', letters: 200, inspected: '江湾幼儿园食堂', served: '春江叉车租赁部' },
] as const)('in $language at $letters %', ({ language, letters, inspected, served }) => {
  const phone = new Audit(true);
  const paper = new Audit(true);
  const office = new Audit(false);
  const folder = resolve(pictures, `${language}-${letters}`);

  const kept =
    (audit: Audit): Looker =>
    async (page, screen) => {
      if (audit.seen.includes(screen)) return;
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: resolve(folder, `${screen.replace(/[:,]\s*/g, '-')}.png`) });
      await audit.look(page, screen);
    };

  it('shows every screen of phone, desk and open page whole, legible and large enough', async () => {
    const server = await Server.signedIn(baseUrl, 'head.fuchunjiang');
    const days = (await server.get<Listed<Day>>('/api/days')).items
      .filter((day) => day.state === 'approved' && day.pair[0]?.name === '傅青禾')
      .sort((a, b) => a.date.localeCompare(b.date));
    const visitAt = (name: string) =>
      days.at(-1)?.stops.find((stop) => stop.name === name)?.visit ?? '';

    const kind = { language, letters, look: kept(phone) };
    const fu = await Officer.atWork(baseUrl, 'officer.fu', kind);
    const yao = await Officer.atWork(baseUrl, 'officer.yao', kind);
    await fu.takeTheDayAlong();
    await yao.takeTheDayAlong();
    const door = await fu.codeOf(visitAt(inspected));
    await lookAtThePage(door, 'open: at the door');

    await fu.arriveAt(visitAt(inspected));
    await fu.answerEverything({ finding: true });
    await fu.finishListening();
    await fu.letTheFirmSign('柳念慈');
    await fu.showTheSheet();
    await fu.takeCosignature(await yao.cosign(await fu.askToCosign()));

    await fu.arriveAt(visitAt(served));
    if (served === '春江叉车租赁部') await fu.answerEverything({ finding: false });
    await fu.hearProblem('想注册自己的商标，不知道找谁');
    await fu.finishListening();
    await fu.letTheFirmRefuse('店长说要先问老板');
    await fu.showTheSheet();
    await server.waitForLevel(visitAt(inspected), 4);

    for (const place of ['today', 'map', 'lookup', 'todos', 'outbox', 'me', 'cosign'])
      await fu.lookAt(`/${place}`, `phone: ${place}`);
    await fu.letTheServerRefuse();
    await fu.handOverAgain(visitAt(inspected));
    await fu.phone.switchOff();
    await yao.phone.switchOff();
    await lookAtThePage(door, 'open: result');
    for (const place of ['', 'open/', 'open/check'])
      await lookAtThePage(`/${place}`, `open: ${place}`);
    await lookAtTheDesk(visitAt(inspected));

    expect([...phone.found, ...paper.found, ...office.found]).toEqual([]);
  });

  async function lookAtThePage(path: string, screen: string): Promise<void> {
    const desk = await Desk.set(baseUrl, { language, letters });
    const page = await desk.opened(path);
    await page.getByRole('heading').first().waitFor();
    await kept(paper)(page, screen);
    await desk.clear();
  }

  async function lookAtTheDesk(visit: string): Promise<void> {
    const desk = await Desk.set(baseUrl, { language, letters });
    const look = kept(office);
    const page = await desk.signedIn('deputy.bureau', (at) => look(at, 'desk: sign in'));
    await page.getByRole('article').first().waitFor();
    await look(page, 'desk: today');
    const { giveBack, giveBackReason } = spoken[language];
    await page.getByRole('button', { name: giveBack, exact: true }).first().click();
    await page.getByLabel(giveBackReason).waitFor();
    await look(page, 'desk: today, returning a day');
    for (const place of ['records', 'problems', 'subjects', 'numbers', 'trace'])
      await lookAtThePlace(page, place);
    await page.goto(`${baseUrl}/desk/records/${visit}`);
    await page.locator('img').first().waitFor();
    await look(page, 'desk: a record with photos and proof');
    await desk.clear();
  }

  async function lookAtThePlace(page: Page, place: string): Promise<void> {
    await page.goto(`${baseUrl}/desk/${place}`);
    await page.getByRole('heading').first().waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    await kept(office)(page, `desk: ${place}`);
  }
});
