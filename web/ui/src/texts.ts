import { createI18n, useI18n } from 'vue-i18n';

/** The languages of the interface; the first is the one that must always be there. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that was authored as data: language → words, `zh` always there. */
export type AuthoredText = { readonly zh: string } & { readonly [language: string]: string };

type Words = { readonly [key: string]: string };

/** The texts of one component, beside it: English has exactly the keys of Chinese. */
export type Texts<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

/** Declares texts; the compiler refuses a key that stands in one language only. */
export function texts<const Z extends Words>(
  zh: Z,
  en: { readonly [K in keyof Z]: string },
): Texts<Extract<keyof Z, string>> {
  return { zh, en } as Texts<Extract<keyof Z, string>>;
}

export interface Speaks<K extends string> {
  /** The words of a key; `named` fills `{places}`, `count` chooses among `one | many`. */
  t(key: K, named?: Record<string, string | number>, count?: number): string;
  /** The words of an authored text in the reader's language, else in Chinese. */
  say(text: AuthoredText | null | undefined): string;
  readonly language: Language;
}

/** The part of vue-i18n's global composer that is used; its own generic type outgrows the compiler. */
interface Composer {
  readonly locale: { readonly value: string };
  t(key: string, named: Record<string, unknown>, plural?: number): string;
  mergeLocaleMessage(language: string, messages: object): void;
}

/** Where the texts of each component stand among all of a client's, one place a client. */
const places = new WeakMap<object, Map<object, string>>();

/** The texts of a component in the reader's language; changes with it. A component may use several. */
export function useTexts<K extends string>(of: Texts<K>): Speaks<K> {
  const all = (useI18n as unknown as (options: object) => Composer)({ useScope: 'global' });
  const place = placeOf(all, of);
  return {
    t: (key, named = {}, count) => {
      const path = `${place}.${pathKey(key)}`;
      return count === undefined
        ? all.t(path, named)
        : all.t(path, { ...named, n: named['n'] ?? count }, count);
    },
    say: (text) => sayIn(all.locale.value as Language, text),
    get language() {
      return all.locale.value as Language;
    },
  };
}

function placeOf(all: Composer, of: Texts<string>): string {
  const known = places.get(all) ?? new Map<object, string>();
  places.set(all, known);
  const before = known.get(of);
  if (before) return before;
  const place = `t${known.size}`;
  known.set(of, place);
  for (const language of languages) {
    const words = Object.entries(of[language]).map(([key, value]) => [pathKey(key), value]);
    all.mergeLocaleMessage(language, { [place]: Object.fromEntries(words) });
  }
  return place;
}

/** A dot in a key would be read as a path. */
function pathKey(key: string): string {
  return key.replaceAll('.', '_');
}

export function sayIn(language: Language, text: AuthoredText | null | undefined): string {
  return text ? (text[language] ?? text.zh) : '';
}

/** What a client installs once: `app.use(speech('zh'))`. */
export function speech(language: Language) {
  return createI18n({
    legacy: false,
    locale: language,
    fallbackLocale: 'zh',
    messages: { zh: {}, en: {} },
    missingWarn: false,
    fallbackWarn: false,
  });
}

/** The reader's choice, made once a device; without one, the browser's own language. */
export function preferredLanguage(): Language {
  const kept = readPreference('language');
  if (kept === 'zh' || kept === 'en') return kept;
  return typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('en')
    ? 'en'
    : 'zh';
}

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(`xunfu.${name}`);
  } catch {
    // A browser that forbids storage still shows the screen; it only forgets the choice.
    return null;
  }
}

export function keepPreference(name: string, value: string): void {
  try {
    localStorage.setItem(`xunfu.${name}`, value);
  } catch {
    // As above.
  }
}
