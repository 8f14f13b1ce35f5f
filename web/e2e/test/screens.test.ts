import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Audit } from '../src/audit';
import { Desk } from '../src/desk';
import { Officer } from '../src/officer';

const { baseUrl } = inject('server');

/** The screens before the first visit, mostly empty; those of a day in hand are in day.test.ts. */
describe('every screen as a newcomer finds it, in light, dark and sunlight', () => {
  const fingers = new Audit(true);
  const mouse = new Audit(false);
  let lu: Officer;
  let desk: Desk;
  let office: Page;

  beforeAll(async () => {
    lu = await Officer.atWork(baseUrl, 'officer.lu');
    desk = await Desk.set(baseUrl);
    office = await desk.signedIn('deputy.bureau');
  });
  afterAll(async () => {
    await lu?.phone.switchOff();
    await desk?.clear();
  });

  it.each(['/today', '/days', '/map', '/lookup', '/todos', '/outbox', '/me', '/cosign'])(
    'phone %s',
    async (place) => {
      await lu.go(place);
      await lu.page.getByRole('heading').first().waitFor();
      expect(await fingers.faultsOf(lu.page)).toEqual([]);
    },
  );

  it.each(['', 'records', 'problems', 'subjects', 'numbers', 'trace'])(
    'desk /%s',
    async (place) => {
      await office.goto(`${baseUrl}/desk/${place}`);
      await office.getByRole('heading').first().waitFor();
      expect(await mouse.faultsOf(office)).toEqual([]);
    },
  );

  it('desk subjects: a search shows the businesses that it finds', async () => {
    await office.goto(`${baseUrl}/desk/subjects`);
    await office.getByLabel('名称或统一社会信用代码').fill('富春');
    await office
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: '富春' })
      .first()
      .waitFor();
    expect(await mouse.faultsOf(office)).toEqual([]);
  });

  it('desk: a page that breaks says so, and the next place works', async () => {
    await office.route('**/api/subjects?*', (route) => route.fulfill({ json: { items: null } }));
    await office.goto(`${baseUrl}/desk/subjects`);
    await office.getByLabel('名称或统一社会信用代码').fill('富春');
    await office.getByText('这一页没能显示出来。').waitFor();
    await office.getByRole('link', { name: '诉求' }).click();
    await office.getByRole('heading', { level: 1, name: '听来的诉求' }).waitFor();
    await office.unroute('**/api/subjects?*');
  });

  it.each(['/', '/open/', '/open/check', '/open/visits/UNKNOWN123'])('open %s', async (place) => {
    const page = await desk.opened(place);
    expect(await fingers.faultsOf(page)).toEqual([]);
    await page.close();
  });
});
