import type { Outbox } from '../phone';
import type { Chance, Ports, Ticks, Windows, Witness } from '../ports';
import { FetchHttp } from './http';
import { IndexedDbKeyRing } from './key-ring';
import { IndexedDbStore } from './store';
import { TusUpload } from './upload';

const WITNESS = 'xunfu-kept';
const WITNESS_SECONDS = 400 * 24 * 3_600;

/** The ports of a browser: pass them to `openPhone`. */
/** `outdated` hears that another window has brought a newer app: this one must be loaded again. */
export function browserPorts(outdated?: () => void): Ports {
  return {
    store: async (account) => new IndexedDbStore(account, outdated),
    keys: new IndexedDbKeyRing(),
    witness,
    http: new FetchHttp(),
    upload: new TusUpload(),
    ticks,
    chance,
    windows: openWindows(),
  };
}

/** Tells the outbox what the browser says of the network, and wakes it when the page is seen again. */
export function watchNetwork(outbox: Outbox): () => void {
  const say = () => outbox.network(navigator.onLine);
  const seen = () => {
    if (document.visibilityState === 'visible') say();
  };
  addEventListener('online', say);
  addEventListener('offline', say);
  document.addEventListener('visibilitychange', seen);
  say();
  return () => {
    removeEventListener('online', say);
    removeEventListener('offline', say);
    document.removeEventListener('visibilitychange', seen);
  };
}

export interface Room {
  /** The browser has promised not to throw the store away by itself. */
  readonly persistent: boolean;
  readonly bytesUsed: number;
  readonly bytesFree: number;
}

/** Asks the browser to keep the store for good, and how much room there is. */
export async function askForRoom(): Promise<Room> {
  const persistent = (await navigator.storage.persisted()) || (await navigator.storage.persist());
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { persistent, bytesUsed: usage, bytesFree: Math.max(0, quota - usage) };
}

/** In two places, since a browser may clear one and not the other. */
const witness: Witness = {
  read: () => localStorage.getItem(WITNESS) ?? cookie(),
  write(text) {
    localStorage.setItem(WITNESS, text);
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    const life = `max-age=${WITNESS_SECONDS}; path=/field/; SameSite=Strict${secure}`;
    document.cookie = `${WITNESS}=${encodeURIComponent(text)}; ${life}`;
  },
};

function cookie(): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${WITNESS}=`));
  return found && decodeURIComponent(found.slice(WITNESS.length + 1));
}

const ticks: Ticks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  zoneMinutes: (wall) => -new Date(wall).getTimezoneOffset(),
  after(millis, call) {
    const timer = setTimeout(call, millis);
    return { cancel: () => clearTimeout(timer) };
  },
};

const chance: Chance = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
};

function openWindows(): Windows {
  const bell = new BroadcastChannel('xunfu-outbox');
  return {
    async alone(name, work) {
      await navigator.locks.request(`xunfu-${name}`, work);
    },
    ring: () => bell.postMessage('changed'),
    heard: (listener) => bell.addEventListener('message', listener),
  };
}
