import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { eventHash, payloadCommit, verifyEnvelope } from '../src/proof';
import { fromBase64url } from '../src/bytes';
import { DAY, FU, PLACE, VISITS } from './world/cast';
import { KindWorld, withPart } from './world/kind';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

const VISIT = VISITS[0]!;
const PICTURE = Uint8Array.from({ length: 900 }, (_, n) => n % 251);

describe('the visit in hand', () => {
  inVirtualTime();

  it('opens at the same place after a kill, without a network', async () => {
    const world = new KindWorld();
    const life = await world.signedIn(world.fu, FU);
    await world.until(life.phone.packages.takeAlong(DAY));
    await world.until(life.phone.drafts.begin(VISIT, 'zh'));
    const where = { screen: 'questions', section: '后厨', question: 'S35', scroll: 420 };
    await world.until(life.phone.drafts.change(VISIT, () => ({ where })));
    life.kill();
    world.fu.linked = false;
    const { phone } = world.fu.start(() => {});
    await world.until(phone.access.start());
    const draft = (await world.until(phone.drafts.begin(VISIT, 'zh')))!;
    expect(draft).toMatchObject({ where, stage: 'open', officers: [{ person: FU.person }, {}] });
  });

  it('keeps taps in their order when they come faster than the device writes', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const taps = [1, 2, 3, 4, 5].map((n) =>
      phone.drafts.change(VISIT, ({ where }) => ({
        where: { ...where, taps: [...((where['taps'] as number[]) ?? []), n] },
      })),
    );
    await world.until(Promise.all(taps));
    const draft = (await world.until(phone.drafts.open(VISIT)))!;
    expect(draft.where['taps']).toEqual([1, 2, 3, 4, 5]);
  });

  it('is not said to be kept when the phone has no room', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    world.fu.faults = { ...world.fu.faults, full: 1 };
    const change = world.until(phone.drafts.change(VISIT, () => ({ language: 'en' })));
    await expect(change).rejects.toThrow('No room left');
    expect((await world.until(phone.drafts.open(VISIT)))!.language).toBe('zh');
  });

  it('needs a package that holds it', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    const begun = world.until(phone.drafts.begin(DAY, 'zh'));
    await expect(begun).rejects.toMatchObject({ code: 'visit-not-in-package' });
  });

  it('takes a photo by the hash of its very bytes, with time, place and the head seen last', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const note = await world.photo(phone, VISIT, PICTURE);
    const hash = createHash('sha256').update(PICTURE).digest('hex');
    const root = world.server.tree.root(0);
    expect(note).toMatchObject({ sha256: hash, size: 900, place: PLACE, notBefore: root });
    expect(await world.until(phone.photos.open(VISIT, hash))).toEqual(PICTURE);
    expect((await world.until(phone.drafts.open(VISIT)))!.photos).toEqual([note]);
  });

  it('holds the same picture once', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const first = await world.photo(phone, VISIT, PICTURE);
    expect(await world.photo(phone, VISIT, PICTURE)).toEqual(first);
    expect((await world.until(phone.drafts.open(VISIT)))!.photos).toHaveLength(1);
    const without = await world.until(phone.photos.remove(VISIT, first.sha256));
    expect(without.photos).toEqual([]);
    expect(await world.until(phone.photos.open(VISIT, first.sha256))).toBeUndefined();
  });

  it('gives back no picture that the device spoiled', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const { sha256 } = await world.photo(phone, VISIT, PICTURE);
    [...world.fu.stores.values()][0]!.spoil('photo', `${VISIT}/${sha256}`);
    expect(await world.until(phone.photos.open(VISIT, sha256))).toBeUndefined();
  });

  it('given up takes its photos along, voids its number with the reason and tells the server', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const { sha256 } = await world.photo(phone, VISIT, PICTURE);
    const { number } = (await world.until(phone.numbers.forVisit(VISIT)))!;
    await world.until(phone.drafts.abandon(VISIT, '店里停业'));
    expect(await world.until(phone.drafts.open(VISIT))).toBeUndefined();
    expect(await world.until(phone.photos.open(VISIT, sha256))).toBeUndefined();
    const [row] = await world.until(phone.numbers.list(2026));
    expect(row).toMatchObject({ number, state: 'void', reason: '店里停业' });
    await world.untilSo(() => world.server.voided.includes(number));
    await world.untilSo(() => phone.outbox.view().rows.length === 0);
  });
});

describe('the order of sealing', () => {
  inVirtualTime();

  it('is record, firm, event: no step before the one it stands on', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const signature = { kind: 'refused', reason: '不在', at: '' } as const;
    const order = { code: 'order' };
    await expect(world.until(phone.sealing.sign(VISIT, signature))).rejects.toMatchObject(order);
    await expect(world.until(phone.sealing.seal(VISIT))).rejects.toMatchObject(order);
    const wrong = { template: 'f'.repeat(64), number: '别的号', text: '' };
    const other = { code: 'other-number' };
    await expect(world.until(phone.sealing.close(VISIT, wrong))).rejects.toMatchObject(other);
  });

  it('lets nothing into the record once the firm has the sheet before it', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    await world.until(phone.drafts.change(VISIT, withPart));
    const { number } = (await world.until(phone.numbers.forVisit(VISIT)))!;
    const sheet = { template: 'f'.repeat(64), number, text: '单' };
    await world.until(phone.sealing.close(VISIT, sheet));
    const late = world.until(phone.drafts.change(VISIT, () => ({ firm: null })));
    await expect(late).rejects.toMatchObject({ code: 'closed' });
    await expect(world.photo(phone, VISIT, PICTURE)).rejects.toMatchObject({ code: 'closed' });
    const where = { screen: 'leave' };
    expect(await world.until(phone.drafts.change(VISIT, () => ({ where })))).toMatchObject({
      where,
    });
  });

  it('does not begin before something was done at the visit', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const { number } = (await world.until(phone.numbers.forVisit(VISIT)))!;
    const closed = phone.sealing.close(VISIT, { template: 'f'.repeat(64), number, text: '单' });
    await expect(world.until(closed)).rejects.toMatchObject({ code: 'no-part' });
  });

  it('takes a signature back with the text it was given to, and keeps the number', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    await world.until(phone.drafts.change(VISIT, withPart));
    const { number } = (await world.until(phone.numbers.forVisit(VISIT)))!;
    await world.until(phone.sealing.close(VISIT, { template: 'f'.repeat(64), number, text: '单' }));
    const at = phone.clock.stamp().capturedAt;
    await world.until(phone.sealing.sign(VISIT, { kind: 'refused', reason: '不在', at }));
    const again = await world.until(phone.sealing.reopen(VISIT));
    expect(again).toMatchObject({ stage: 'open', signature: null, sheet: null });
    expect((await world.until(phone.numbers.forVisit(VISIT)))!.number).toBe(number);
  });

  it('ends in one event that commits to the payload and names the photos', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const firm = { name: 'Cafe\u0301 芦茨', role: '店主' };
    await world.until(phone.drafts.change(VISIT, () => ({ firm })));
    const { sha256 } = await world.photo(phone, VISIT, PICTURE);
    const sealed = await world.seal(phone, VISIT);
    const { event, payload, salt } = sealed.envelope;
    expect(event).toMatchObject({ type: 'visit.sealed', seq: 1, prev: null, place: PLACE });
    expect(event.attachments).toEqual([
      { digests: { 'sha-256': sha256 }, size: 900, mime: 'image/jpeg', class: 'in-app' },
    ]);
    const commit = await payloadCommit(fromBase64url(salt!), payload);
    expect(event.payloadCommit).toEqual({ 'sha-256': commit });
    expect(payload!.firm!.name).toBe('Café 芦茨');
    expect(payload).not.toHaveProperty('where');
    expect(sealed.eventHash).toBe(await eventHash(event));
    const certificate = phone.access.certificate()!;
    expect(await verifyEnvelope(sealed.envelope, certificate.publicKey)).toBe(true);
  });

  it('is done once: a second call gives the same record, and the draft is gone', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    const first = await world.visited(phone, VISIT);
    const second = await world.until(phone.sealing.seal(VISIT));
    expect(second.envelope).toEqual(first.envelope);
    expect(await world.until(phone.drafts.open(VISIT))).toBeUndefined();
    const begun = world.until(phone.drafts.begin(VISIT, 'zh'));
    await expect(begun).rejects.toMatchObject({ code: 'sealed' });
    const [row] = await world.until(phone.numbers.list(2026));
    expect(row).toMatchObject({ state: 'used', visit: VISIT });
  });

  it('counts the events of a phone without a gap, each naming the one before', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    const first = await world.visited(phone, VISIT);
    await world.until(phone.sealing.handed(VISIT, 'printed'));
    const third = await world.visited(phone, VISITS[1]!);
    await world.untilSo(() => world.server.submissions.length === 3);
    const events = world.server.submissions.map(({ envelope }) => envelope.event);
    const handed = events.find(({ seq }) => seq === 2)!;
    expect(handed).toMatchObject({ type: 'sheet.handed', prev: first.eventHash });
    expect(third.envelope.event).toMatchObject({ seq: 3, prev: await eventHash(handed) });
  });

  it('prints the hash in groups of four under the text, in the language of the visit', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    const { eventHash: hash } = await world.visited(phone, VISIT);
    const sheet = await world.until(phone.sealing.sheet(VISIT));
    const fours = hash.replaceAll(/(.{4})(?=.)/g, '$1 ');
    expect(sheet).toMatch(/^检查结果告知单\n编号 .+\n记录指纹 /);
    expect(sheet.endsWith(`\n记录指纹 ${fours}`)).toBe(true);
    const picture = await world.until(phone.sealing.sheetPicture(VISIT));
    expect(picture).toMatch(/^https:\/\/xunfu\.example\/open\/visits\/secret-of-visit-0-000#n=/);
    expect(picture).toContain(`&h=${hash}`);
  });

  it('records how the firm got its sheet', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.visited(phone, VISIT);
    const handed = await world.until(phone.sealing.handed(VISIT, 'code'));
    expect(handed.handed.map(({ way }) => way)).toEqual(['code']);
  });

  it('also seals a visit that only heard a problem', async () => {
    const world = new KindWorld();
    const phone = await world.one();
    await world.until(phone.drafts.begin(VISIT, 'zh'));
    const problems = [
      { id: VISIT, topic: '用工', text: '招不到人', from: '店主', outcome: 'taken-along' },
    ] as const;
    await world.until(phone.drafts.change(VISIT, () => ({ parts: { problem: { problems } } })));
    const { envelope } = await world.seal(phone, VISIT);
    expect(envelope.payload!.parts).toEqual({ problem: { problems } });
  });
});
