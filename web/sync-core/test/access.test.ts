import { describe, expect, it, vi } from 'vitest';
import { FU, VISITS, YAO } from './world/cast';
import { KindWorld } from './world/kind';
import { inVirtualTime } from './world/setting';

vi.mock('@noble/ed25519', () => import('./world/prompt-crypto'));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('signing in', () => {
  inVirtualTime();

  it('needs a network the first time on a phone', async () => {
    const world = new KindWorld();
    world.fu.linked = false;
    const { phone } = world.fu.start(() => {});
    expect(await world.until(phone.access.start())).toEqual({ kind: 'empty' });
    const said = await world.until(phone.access.signIn(FU.login, FU.password));
    expect(said).toEqual({ kind: 'needs-network' });
    expect(phone.access.session()).toBeNull();
  });

  it('binds the phone to person and post', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    expect(phone.access.session()!.person.name).toBe(FU.name);
    expect(phone.access.certificate()).toMatchObject({ person: FU.person, post: FU.post });
    expect(world.server.devices.size).toBe(1);
  });

  it('opens again by itself after a kill within the working day', async () => {
    const world = new KindWorld();
    (await world.signedIn(world.fu, FU)).kill();
    world.fu.linked = false;
    await world.pass(7 * HOUR);
    const { phone } = world.fu.start(() => {});
    const start = await world.until(phone.access.start());
    expect(start).toMatchObject({ kind: 'open', session: { person: { id: FU.person } } });
    expect(phone.access.certificate()!.person).toBe(FU.person);
  });

  it('asks for the password after eight hours, and takes it without a network', async () => {
    const world = new KindWorld();
    (await world.signedIn(world.fu, FU)).kill();
    world.fu.linked = false;
    await world.pass(9 * HOUR);
    const { phone } = world.fu.start(() => {});
    expect(await world.until(phone.access.start())).toEqual({ kind: 'locked' });
    const wrong = await world.until(phone.access.signIn(FU.login, '猜的'));
    expect(wrong).toEqual({ kind: 'wrong' });
    const right = await world.until(phone.access.signIn(FU.login, FU.password));
    expect(right).toMatchObject({ kind: 'signed-in', online: false });
  });

  it('is refused by the server in the same words for a wrong name and a wrong password', async () => {
    const world = new KindWorld();
    const { phone } = world.fu.start(() => {});
    expect(await world.until(phone.access.signIn('nobody', 'x'))).toEqual({ kind: 'wrong' });
    expect(await world.until(phone.access.signIn(FU.login, 'x'))).toEqual({ kind: 'wrong' });
  });

  it('takes the page of a portal for no network', async () => {
    const world = new KindWorld();
    world.fu.faults = { ...world.fu.faults, portal: 1 };
    const { phone } = world.fu.start(() => {});
    const said = await world.until(phone.access.signIn(FU.login, FU.password));
    expect(said).toEqual({ kind: 'needs-network' });
  });

  it('asks for the former password when the server knows a newer one, and loses nothing', async () => {
    const world = new KindWorld();
    const first = await world.signedIn(world.fu, FU);
    await world.until(first.phone.packages.takeAlong('day'));
    await world.until(first.phone.drafts.begin(VISITS[0]!, 'zh'));
    first.kill();
    await world.pass(9 * HOUR);
    const renewed = { ...FU, password: '新的柳树' };
    world.server.officers = [renewed, YAO];
    const { phone } = world.fu.start(() => {});
    await world.until(phone.access.start());
    const asked = await world.until(phone.access.signIn(FU.login, renewed.password));
    expect(asked).toEqual({ kind: 'older-password' });
    const { login } = FU;
    const opened = await world.until(phone.access.signIn(login, renewed.password, FU.password));
    expect(opened.kind).toBe('signed-in');
    expect(await world.until(phone.drafts.open(VISITS[0]!))).toBeDefined();
  });

  it('keeps the stores of two officers on one phone apart, and both for later', async () => {
    const world = new KindWorld();
    const { phone } = await world.signedIn(world.fu, FU);
    await world.until(phone.packages.takeAlong('day'));
    await world.until(phone.drafts.begin(VISITS[0]!, 'zh'));
    await world.until(phone.access.signOut());
    await world.until(phone.access.signIn(YAO.login, YAO.password));
    expect(await world.until(phone.drafts.list())).toEqual([]);
    expect(phone.access.certificate()!.person).toBe(YAO.person);
    await world.until(phone.access.signOut());
    await world.until(phone.access.signIn(FU.login, FU.password));
    expect(await world.until(phone.drafts.list())).toHaveLength(1);
  });

  it('refuses to work while nobody is signed in', async () => {
    const world = new KindWorld();
    const { phone } = world.fu.start(() => {});
    const answer = world.until(phone.drafts.list());
    await expect(answer).rejects.toMatchObject({ code: 'sign-in' });
  });

  it('believes no certificate that the known key has not signed', async () => {
    const world = new KindWorld();
    world.fu.meddler = ({ path }, answer) =>
      path === '/api/devices' ? altered(answer, { personName: '别人' }) : answer;
    const { phone } = world.fu.start(() => {});
    const said = await world.until(phone.access.signIn(FU.login, FU.password));
    expect(said).toMatchObject({ kind: 'not-bound', code: 'certificate-wrong' });
    expect(phone.access.certificate()).toBeNull();
  });

  it('keeps to the keys it saw first', async () => {
    const world = new KindWorld();
    (await world.signedIn(world.fu, FU)).kill();
    const other = new KindWorld();
    world.fu.meddler = ({ path }, answer) =>
      path === '/open/keys' ? json({ keys: other.server.keys() }) : answer;
    const { phone } = await world.signedIn(world.fu, FU);
    const taken = await world.until(phone.packages.takeAlong('day'));
    expect(taken).toHaveProperty('manifest');
  });
});

describe('a certificate near its end', () => {
  inVirtualTime();

  it('is renewed under a new key at the next sign-in, and the chain begins anew', async () => {
    const world = new KindWorld();
    const first = await world.signedIn(world.fu, FU);
    const before = first.phone.access.certificate()!;
    first.kill();
    await world.pass(80 * DAY);
    const { phone } = await world.signedIn(world.fu, FU);
    const after = phone.access.certificate()!;
    expect(after.device).not.toBe(before.device);
    expect(after.publicKey).not.toBe(before.publicKey);
    await world.until(phone.packages.takeAlong('day'));
    const { envelope } = await world.visited(phone, VISITS[0]!);
    expect(envelope.event).toMatchObject({ device: after.device, seq: 1, prev: null });
  });

  it('waits for the visit in hand', async () => {
    const world = new KindWorld();
    const first = await world.signedIn(world.fu, FU);
    const before = first.phone.access.certificate()!;
    await world.until(first.phone.packages.takeAlong('day'));
    await world.until(first.phone.drafts.begin(VISITS[0]!, 'zh'));
    first.kill();
    await world.pass(80 * DAY);
    const { phone } = await world.signedIn(world.fu, FU);
    expect(phone.access.certificate()).toEqual(before);
    await world.seal(phone, VISITS[0]!);
    await world.until(phone.access.signIn(FU.login, FU.password));
    expect(phone.access.certificate()!.device).not.toBe(before.device);
  });
});

describe('a browser that throws the store away', () => {
  inVirtualTime();

  it('is found out at the next start, with the number of events that were kept', async () => {
    const world = new KindWorld();
    const life = await world.signedIn(world.fu, FU);
    await world.until(life.phone.packages.takeAlong('day'));
    await world.visited(life.phone, VISITS[0]!);
    const { device } = life.phone.access.certificate()!;
    life.kill();
    world.fu.evict();
    const { phone } = world.fu.start(() => {});
    const start = await world.until(phone.access.start());
    expect(start).toMatchObject({ kind: 'evicted', device, lastSeq: 1 });
  });

  it('begins again with a new key, and the old chain is not gone on with', async () => {
    const world = new KindWorld();
    const life = await world.signedIn(world.fu, FU);
    const { device } = life.phone.access.certificate()!;
    life.kill();
    world.fu.evict();
    const again = await world.signedIn(world.fu, FU);
    expect(again.phone.access.certificate()!.device).not.toBe(device);
    again.kill();
    const { phone } = world.fu.start(() => {});
    expect((await world.until(phone.access.start())).kind).toBe('open');
  });
});

function json(body: unknown) {
  return { status: 200, bytes: new TextEncoder().encode(JSON.stringify(body)) };
}

function altered(answer: { bytes?: Uint8Array }, change: object) {
  return json({ ...JSON.parse(new TextDecoder().decode(answer.bytes)), ...change });
}
