import { PhoneAccess } from './access';
import { hex } from './bytes';
import { PhoneClock } from './clock';
import { PairCosigning } from './cosigning';
import { KeptDrafts } from './drafts';
import { WitnessedHeads } from './heads';
import { STRETCHING } from './lock';
import { SheetNumbers } from './numbers';
import { Courier } from './outbox/courier';
import { RunningOutbox } from './outbox/runner';
import { KeptPackages } from './packages';
import { KeptPhotos } from './photos';
import type { Access, Phone } from './phone';
import type { Ports } from './ports';
import { OrderedSealing } from './sealing';
import { KeptSkips } from './skips';
import { Turns } from './turns';

export interface Settings {
  /** Rounds of PBKDF2 for a new password. */
  readonly stretching?: number;
}

/** Puts the rooms together over the ports of a device. Call `access.start()` first. */
export function openPhone(ports: Ports, { stretching = STRETCHING }: Settings = {}): Phone {
  const clock = new PhoneClock(ports.ticks, hex(ports.chance.bytes(8)));
  const here = new PhoneAccess(ports, clock, new Turns(), stretching);
  const heads = new WitnessedHeads(here, ports.http);
  const packages = new KeptPackages(here, ports.http, heads);
  const numbers = new SheetNumbers(here);
  const courier = new Courier(here, ports.http, ports.upload, heads);
  const outbox = new RunningOutbox(here, courier, ports.windows);
  const drafts = new KeptDrafts(here, packages, numbers, () => outbox.posted());
  const photos = new KeptPhotos(here, drafts, heads);
  const sealing = new OrderedSealing(here, drafts, packages, numbers, outbox);
  const cosigning = new PairCosigning(here, packages, sealing, outbox);
  const skips = new KeptSkips(here, packages, drafts);
  const access = accessOver(here, outbox);
  return {
    access,
    packages,
    drafts,
    photos,
    numbers,
    sealing,
    cosigning,
    skips,
    outbox,
    heads,
    clock,
  };
}

/** Signing in lets the outbox go on, signing out stops it. */
function accessOver(here: PhoneAccess, outbox: RunningOutbox): Access {
  return {
    start: () => here.start(),
    session: () => here.session(),
    certificate: () => here.certificate(),
    async signIn(name, password, formerPassword) {
      if (!(await here.isOpenFor(name))) outbox.stop();
      const signedIn = await here.signIn(name, password, formerPassword);
      if (here.session()) await outbox.start();
      if (signedIn.kind === 'signed-in' && signedIn.online) outbox.signedIn();
      return signedIn;
    },
    async signOut() {
      outbox.stop();
      await here.signOut();
    },
  };
}
