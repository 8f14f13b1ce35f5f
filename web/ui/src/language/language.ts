import { useI18n } from 'vue-i18n';
import { keepPreference, type Language } from '../texts';

/** Each language is named in itself, so that whoever is lost finds the way back. */
export const ownName: Record<Language, string> = { zh: '中文', en: 'English' };
export const languageTag: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** The reader's language and how it is chosen, once for a device. */
export function useLanguage(): { readonly now: () => Language; choose(next: Language): void } {
  const { locale } = useI18n({ useScope: 'global' });
  return {
    now: () => locale.value as Language,
    choose(next) {
      locale.value = next;
      document.documentElement.lang = languageTag[next];
      keepPreference('language', next);
    },
  };
}
