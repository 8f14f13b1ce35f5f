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

/** The texts of a component in the reader's language; changes with it. */
export function useTexts<K extends string>(of: Texts<K>): Speaks<K> {
  const i18n = localComposer(of);
  return {
    t: (key, named = {}, count) =>
      count === undefined ? i18n.t(key, named) : i18n.t(key, { ...named, n: count }, count),
    say: (text) => sayIn(i18n.locale.value as Language, text),
    get language() {
      return i18n.locale.value as Language;
    },
  };
}

/** The part of vue-i18n's composer that is used; its own generic type outgrows the compiler. */
interface LocalComposer {
  readonly locale: { readonly value: string };
  t(key: string, named: Record<string, unknown>, plural?: number): string;
}

function localComposer(messages: unknown): LocalComposer {
  const open = useI18n as unknown as (options: object) => LocalComposer;
  return open({ useScope: 'local', inheritLocale: true, messages });
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
