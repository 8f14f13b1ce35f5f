import type { OutboxView, Phone, Session, Start } from '@xunfu/sync-core';
import {
  computed,
  inject,
  ref,
  shallowRef,
  type InjectionKey,
  type Ref,
  type ShallowRef,
} from 'vue';

/** What every screen may ask of the app: the phone's core and what is true of it now. */
export interface Field {
  readonly phone: Phone;
  readonly start: ShallowRef<Start>;
  readonly session: ShallowRef<Session | null>;
  readonly outbox: ShallowRef<OutboxView>;
  readonly online: Ref<boolean>;
  /** The server or a package says that its people and firms are invented. */
  readonly fictional: Ref<boolean>;
  /** The log showed two faces; said on every screen until somebody has looked into it. */
  readonly split: Ref<boolean>;
  /** Another window has brought a newer app; this one can keep nothing any more. */
  readonly outdated: Ref<boolean>;
}

const key: InjectionKey<Field> = Symbol('field');

export function useField(): Field {
  const field = inject(key);
  if (!field)
    throw new Error(
      'No field client around this component. Maybe it was mounted without createField.',
    );
  return field;
}

/** Opens the phone's core and follows it; `provide` the answer at the root. */
export async function openField(phone: Phone, outdated = ref(false)): Promise<Field> {
  const start = shallowRef<Start>(await phone.access.start());
  const session = shallowRef<Session | null>(phone.access.session());
  const outbox = shallowRef<OutboxView>(phone.outbox.view());
  const online = ref(navigator.onLine);
  const packageSaysFictional = ref(false);
  const split = ref(false);

  phone.outbox.subscribe((view) => (outbox.value = view));
  const network = () => {
    online.value = navigator.onLine;
    phone.outbox.network(navigator.onLine);
  };
  addEventListener('online', network);
  addEventListener('offline', network);

  const field: Field = {
    phone,
    start,
    session,
    outbox,
    online,
    fictional: computed({
      get: () => (session.value?.fictional ?? false) || packageSaysFictional.value,
      set: (says) => (packageSaysFictional.value = says),
    }),
    split,
    outdated,
  };
  if (session.value) await signedIn(field);
  return field;
}

/** What happens once a session is there: sending begins, the head seen last is remembered. */
export async function signedIn(field: Field): Promise<void> {
  field.session.value = field.phone.access.session();
  field.phone.outbox.network(navigator.onLine);
  await field.phone.outbox.start();
  field.outbox.value = field.phone.outbox.view();
  field.split.value = (await field.phone.heads.split()) !== undefined;
}

export { key as fieldKey };
