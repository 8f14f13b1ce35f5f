import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { Officer } from '../src/officer';
import type { Day, Listed } from '@xunfu/api';
import { Server } from '../src/asking';

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
  const sheets = new Map<string, string>();

  beforeAll(async () => {
    const stops = await stopsOf('傅青禾');
    const named = (name: string) => stops.find((stop) => stop.name === name)?.visit ?? '';
    restaurant = named('严陵饭店');
    canteen = named('江湾幼儿园食堂');
    listening = named('茶乡小超市');
    fu = await Officer.atWork(baseUrl, 'officer.fu');
    yao = await Officer.atWork(baseUrl, 'officer.yao');
    await fu.takeTheDayAlong();
    await yao.takeTheDayAlong();
    await fu.phone.offline(true);
    await yao.phone.offline(true);
  });
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
});
