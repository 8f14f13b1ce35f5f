import { describe, expect, it, vi } from 'vitest';
import { answerPicture, readAnswer } from '../src/pictures';
import type { AskToCosign, Phone, WorkPackage } from '../src/phone';
import { DAY, FU, id, NAMES, VISITS, YAO } from './world/cast';
import { KindWorld } from './world/kind';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

const VISIT = VISITS[0]!;
const SENTENCE = '我在场，已在同事手机上看过记录，同意。';

/** A has sealed, B has read A's picture. */
async function asked() {
  const world = new KindWorld();
  const { a, b } = await world.pair();
  const sealed = await world.visited(a, VISIT);
  const ask = (await world.until(
    b.cosigning.read(await world.until(a.cosigning.ask(VISIT))),
  )) as AskToCosign;
  const sign = (on: Phone = b) => world.until(on.cosigning.cosign(ask, SENTENCE, true));
  return { world, a, b, sealed, ask, sign };
}

describe('co-signing by two phones without a network', () => {
  inVirtualTime();

  it('shows the firm and who asks before anything is signed', async () => {
    const { ask, sealed } = await asked();
    expect(ask).toEqual({
      visit: VISIT,
      eventHash: sealed.eventHash,
      premisesName: NAMES[0],
      askedBy: [FU.name],
    });
  });

  it("names the record by its hash, with B's own key and place in B's own chain", async () => {
    const { b, sign, sealed } = await asked();
    const { envelope } = await sign();
    const { person, device } = b.access.certificate()!;
    expect(envelope.event).toMatchObject({ type: 'visit.cosigned', person, device, seq: 1 });
    expect(envelope.payload).toEqual({
      v: 1,
      visit: VISIT,
      names: sealed.eventHash,
      sentence: SENTENCE,
      agreed: true,
    });
  });

  it('fits a picture of one kilobyte', async () => {
    const { sign } = await asked();
    const { picture } = await sign();
    expect(picture).toMatch(/^XF1:S:[A-Za-z0-9_-]+$/);
    expect(picture.length).toBeLessThanOrEqual(1_024);
  });

  it('is known to A once its camera has seen the answer', async () => {
    const { world, a, sign } = await asked();
    expect((await world.until(a.sealing.sealed(VISIT)))!.cosigned).toEqual({ kind: 'waiting' });
    const { picture } = await sign();
    const taken = await world.until(a.cosigning.accept(picture));
    expect(taken).toMatchObject({
      cosigned: { kind: 'here', person: YAO.person, personName: YAO.name, agreed: true },
    });
  });

  it('is possible for whoever takes the day along when the record has arrived', async () => {
    const world = new KindWorld();
    const a = await world.one();
    await world.visited(a, VISIT);
    await world.untilSo(() => a.outbox.view().rows.every(({ level }) => level === 4));
    const { phone: b } = await world.signedIn(world.yao, YAO);
    const work = (await world.until(b.packages.takeAlong(DAY))) as WorkPackage;
    expect(work.manifest.visits).not.toContain(VISIT);
    expect(await world.until(b.packages.holding(VISIT))).toBeUndefined();
    const ask = await world.until(b.cosigning.read(await world.until(a.cosigning.ask(VISIT))));
    expect(ask).toMatchObject({ visit: VISIT, premisesName: NAMES[0] });
    await world.until(b.cosigning.cosign(ask as AskToCosign, SENTENCE, true));
    await world.untilSo(() => b.outbox.view().rows.every(({ level }) => level === 4));
    expect(world.server.refusals).toEqual([]);
  });

  it('reaches the server once, whichever phone comes first', async () => {
    const { world, a, b, sign } = await asked();
    const { envelope, picture } = await sign();
    await world.until(a.cosigning.accept(picture));
    await world.until(a.cosigning.accept(picture));
    const rows = () => [...a.outbox.view().rows, ...b.outbox.view().rows];
    await world.untilSo(() => rows().every(({ level }) => level === 4));
    const there = world.server.submissions.filter((s) => s.envelope.event.id === envelope.event.id);
    expect(there).toHaveLength(1);
    expect(rows().filter(({ id: row }) => row === envelope.event.id)).toHaveLength(2);
  });

  it('without a camera is sent later by B, and A learns it from the server', async () => {
    const { world, a, b, sign } = await asked();
    await sign();
    await world.untilSo(() => b.outbox.view().rows.every(({ level }) => level === 4));
    await world.untilSo(() => a.outbox.view().rows.every(({ level }) => level === 4));
    a.outbox.retryAll();
    await world.pass(10_000);
    expect((await world.until(a.sealing.sealed(VISIT)))!.cosigned).toEqual({ kind: 'at-server' });
  });

  it('signed twice for the same record is one event', async () => {
    const { sign } = await asked();
    expect((await sign()).envelope).toEqual((await sign()).envelope);
  });

  it('can be said not to agree, which is recorded as such', async () => {
    const { world, a, b, ask } = await asked();
    const { picture } = await world.until(b.cosigning.cosign(ask, '我不同意。', false));
    const taken = await world.until(a.cosigning.accept(picture));
    expect(taken).toMatchObject({ cosigned: { kind: 'here', agreed: false } });
  });
});

describe('a picture that is not taken', () => {
  inVirtualTime();

  const why = (code: string) => ({ kind: 'not-taken', why: code });

  it('is another code, or one that was read in part', async () => {
    const { world, a, b, sign } = await asked();
    expect(await world.until(b.cosigning.read('https://example.org'))).toEqual(why('not-ours'));
    expect(await world.until(a.cosigning.accept('XF1:C:x:y'))).toEqual(why('not-ours'));
    const { picture } = await sign();
    const part = picture.slice(0, picture.length / 2);
    expect(await world.until(a.cosigning.accept(part))).toEqual(why('unreadable'));
  });

  it('asks for a visit that B did not take along', async () => {
    const { world, b } = await asked();
    const picture = `XF1:C:${id('0e', 77)}:${'a'.repeat(64)}`;
    expect(await world.until(b.cosigning.read(picture))).toEqual(why('visit-not-in-package'));
  });

  it("asks A itself to co-sign A's record", async () => {
    const { world, a } = await asked();
    const picture = await world.until(a.cosigning.ask(VISIT));
    expect(await world.until(a.cosigning.read(picture))).toEqual(why('own-record'));
  });

  it('answers for another record', async () => {
    const { world, a, b, ask } = await asked();
    const other = { ...ask, eventHash: 'd'.repeat(64) };
    const { picture } = await world.until(b.cosigning.cosign(other, SENTENCE, true));
    expect(await world.until(a.cosigning.accept(picture))).toEqual(why('another-record'));
  });

  it('answers for a visit that was not sealed here', async () => {
    const { world, b, sign } = await asked();
    const { picture } = await sign();
    expect(await world.until(b.cosigning.accept(picture))).toEqual(why('not-sealed-here'));
  });

  it('was changed after it was signed', async () => {
    const { world, a, sign } = await asked();
    const envelope = (await readAnswer((await sign()).picture))!;
    const forged = { ...envelope, payload: { ...(envelope.payload as object), sentence: '都好' } };
    const picture = await answerPicture(forged);
    expect(await world.until(a.cosigning.accept(picture))).toEqual(why('bad-signature'));
  });

  it("was signed by A's own phone", async () => {
    const { world, a, ask } = await asked();
    const own = await world.until(a.cosigning.cosign(ask, SENTENCE, true));
    expect(await world.until(a.cosigning.accept(own.picture))).toEqual(why('own-cosignature'));
  });

  it('was signed by a phone whose certificate did not come along', async () => {
    const world = new KindWorld();
    const a = await world.one();
    const { phone: b } = await world.signedIn(world.yao, YAO);
    await world.until(b.packages.takeAlong(DAY));
    const sealed = await world.visited(a, VISIT);
    const ask = { visit: VISIT, eventHash: sealed.eventHash, premisesName: '', askedBy: [] };
    const { picture } = await world.until(b.cosigning.cosign(ask, SENTENCE, true));
    expect(await world.until(a.cosigning.accept(picture))).toEqual(why('certificate-unknown'));
  });

  it('was signed after the certificate had ended', async () => {
    const { world, a, b, ask } = await asked();
    await world.pass(91 * 24 * 3_600_000);
    const { picture } = await world.until(b.cosigning.cosign(ask, SENTENCE, true));
    expect(await world.until(a.cosigning.accept(picture))).toEqual(why('certificate-expired'));
  });

  it('would grow without bound when opened', async () => {
    const bomb = await answerPicture({ event: 'x'.repeat(5_000_000) } as never);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await readAnswer(bomb)).toBeNull();
  });

  it('comes to somebody outside the pair', async () => {
    const world = new KindWorld();
    const { a } = await world.pair();
    await world.visited(a, VISIT);
    const stranger = { ...YAO, login: 'officer.lu', person: id('0b', 9), password: '别处' };
    world.server.officers = [FU, YAO, stranger];
    const { phone } = await world.signedIn(world.yao, stranger);
    await world.until(phone.packages.takeAlong(DAY));
    const picture = await world.until(a.cosigning.ask(VISIT));
    expect(await world.until(phone.cosigning.read(picture))).toEqual(why('not-of-the-pair'));
  });
});
