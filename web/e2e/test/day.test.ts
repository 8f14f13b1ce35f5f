import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day, Listed } from '@xunfu/api';
import { Server } from '../src/asking';
import { Audit } from '../src/audit';
import { Desk } from '../src/desk';
import { Officer } from '../src/officer';

const { baseUrl } = inject('server');

/** White space and width do not count between glass, paper and PDF. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The approved day of the pair: the newest one that this officer belongs to. */
async function stopsOf(name: string): Promise<Day['stops']> {
  const server = await Server.signedIn(baseUrl, 'head.fuchunjiang');
  const days = (await server.get<Listed<Day>>('/api/days')).items
    .filter((day) => day.state === 'approved' && day.pair.some((one) => one.name === name))
    .sort((a, b) => a.date.localeCompare(b.date));
  return days.at(-1)?.stops ?? [];
}

describe('a day of two officers, three visits without a network', () => {
  let fu: Officer;
  let yao: Officer;
  let restaurant: string;
  let canteen: string;
  let listening: string;
  let door: string;
  const sheets = new Map<string, string>();
  // Each station of the day is looked at where it lies on the way; the last test tells what was found.
  const phone = new Audit(true);
  const paper = new Audit(true);
  const office = new Audit(false);

  beforeAll(async () => {
    const stops = await stopsOf('傅青禾');
    const named = (name: string) => stops.find((stop) => stop.name === name)?.visit ?? '';
    restaurant = named('严陵饭店');
    canteen = named('江湾幼儿园食堂');
    listening = named('茶乡小超市');
    fu = await Officer.atWork(baseUrl, 'officer.fu', { look: phone.look });
    yao = await Officer.atWork(baseUrl, 'officer.yao', { look: phone.look });
    await fu.takeTheDayAlong();
    await yao.takeTheDayAlong();
    door = await fu.codeOf(canteen);
    await lookAtThePageOf(door, 'open: at the door, before they arrive');
    await fu.phone.offline(true);
    await yao.phone.offline(true);
  });
  async function lookAtThePageOf(code: string, screen: string): Promise<void> {
    const desk = await Desk.set(baseUrl);
    const page = await desk.opened(code);
    await page.getByRole('heading').first().waitFor();
    await paper.look(page, screen);
    await desk.clear();
  }
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await fu.keepPicture(`${task.name} (fu)`);
    await yao.keepPicture(`${task.name} (yao)`);
  });
  afterAll(async () => {
    await fu?.phone.switchOff();
    await yao?.phone.switchOff();
  });

  it('seals an inspection with a finding, and the colleague co-signs by QR pictures', async () => {
    await fu.arriveAt(restaurant);
    await fu.answerEverything({ finding: true });
    await fu.finishListening();
    await fu.letTheFirmSign('柳念慈');
    sheets.set(restaurant, await fu.showTheSheet());
    const answer = await yao.cosign(await fu.askToCosign());
    await fu.takeCosignature(answer);
  });

  it('goes on where it stood after the app was killed, without a network', async () => {
    await fu.arriveAt(canteen);
    const before = await fu.answerSome();
    await fu.killAndReturn();
    expect(await fu.answeredOnTheGlass()).toBe(before);
    await fu.answerEverything({ finding: false });
    await fu.finishListening();
    await fu.letTheFirmRefuse('店长说要先问老板');
    sheets.set(canteen, await fu.showTheSheet());
  });

  it('seals a visit with only a service part like any other', async () => {
    await fu.arriveAt(listening);
    await fu.hearProblem('想注册自己的商标，不知道找谁');
    await fu.finishListening();
    await fu.letTheFirmSign('方竹青');
    sheets.set(listening, await fu.showTheSheet());
  });

  it('delivers all of it once the network is back: each visit once, photos complete, in the log', async () => {
    await fu.phone.offline(false);
    await yao.phone.offline(false);
    const server = await Server.signedIn(baseUrl, 'head.fuchunjiang');
    for (const [visit, sheet] of sheets) {
      const record = await server.waitForLevel(visit, 4);
      expect(record.missing).toEqual([]);
      expect(record.findings).toHaveLength(visit === restaurant ? 1 : 0);
      expect(bare(sheet)).toContain(bare(record.sheet?.text ?? 'no sheet'));
      expect(bare(await server.pdfText(visit))).toContain(bare(sheet));
    }
    const arrived = await server.arrived();
    for (const visit of sheets.keys())
      expect(arrived.filter((one) => one.id === visit)).toHaveLength(1);
  });

  it('shows what came of it, and what a server refused, on phone, desk and the page of the firm', async () => {
    for (const place of ['today', 'map', 'lookup', 'todos', 'outbox', 'me', 'cosign'])
      await fu.lookAt(`/${place}`, `phone: ${place}`);
    await fu.letTheServerRefuse();
    await fu.handOverAgain(canteen);
    await lookAtThePageOf(door, 'open: result');

    const desk = await Desk.set(baseUrl);
    const page = await desk.signedIn('deputy.bureau', (at) => office.look(at, 'desk: sign in'));
    await page.getByRole('article').first().waitFor();
    await office.look(page, 'desk: today');
    await page.getByRole('button', { name: '退回', exact: true }).first().click();
    await page.getByLabel('退回的理由').waitFor();
    await office.look(page, 'desk: today, returning a day');
    for (const place of ['records', 'problems', 'subjects', 'numbers', 'trace']) {
      await page.goto(`${baseUrl}/desk/${place}`);
      await page.getByRole('heading').first().waitFor();
      await page.locator('.loading').waitFor({ state: 'detached' });
      await office.look(page, `desk: ${place}`);
    }
    await page.goto(`${baseUrl}/desk/records/${restaurant}`);
    await page.locator('img').first().waitFor();
    await office.look(page, 'desk: a record with photos and proof');
    await desk.clear();
  });

  it('finds no screen of the day hard to see, to read out or to touch, in light, dark and sunlight', () => {
    expect(phone.seen).toEqual(expect.arrayContaining([...stationsOfAVisit]));
    expect([...phone.found, ...paper.found, ...office.found]).toEqual([]);
  });
});

/** The screens inside a visit that must have been passed, so that a shorter day is not a cleaner one. */
const stationsOfAVisit = [
  'sign in',
  'card, last time',
  'card, why',
  'door',
  'door, not starting',
  'questionnaire, open',
  'questionnaire, how to look',
  'questionnaire, a photo',
  'questionnaire, rest of this section',
  'finding, empty',
  'finding, by a day',
  'service part',
  'leave',
  'leave, signed',
  'leave, refusing',
  'leave, refused',
  'sheet',
  'sheet, code',
  'sheet, asking to co-sign',
  'sheet, co-signed',
  'co-sign, reading',
  'co-sign, showing',
  'outbox',
  'outbox, refused',
  'map',
  'me',
].map((station) => `phone: ${station}`);
