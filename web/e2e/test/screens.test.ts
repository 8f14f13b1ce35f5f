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

  it.each(['/', '/open/', '/open/check', '/open/visits/UNKNOWN123'])('open %s', async (place) => {
    const page = await desk.opened(place);
    expect(await fingers.faultsOf(page)).toEqual([]);
    await page.close();
  });
});
