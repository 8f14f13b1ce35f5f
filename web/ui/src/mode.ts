import { ref, type Ref } from 'vue';
import { keepPreference, readPreference } from './texts';

/** How the glass looks: `system` follows the device, `sun` is 强光. */
export type ModeChoice = 'system' | 'light' | 'dark' | 'sun';
export type Mode = Exclude<ModeChoice, 'system'>;

/** What the device says of itself. */
export interface Surroundings {
  readonly dark: boolean;
  readonly moreContrast: boolean;
}

/** The mode that is shown; a wish for more contrast in the device's settings is answered with sun. */
export function modeOf(choice: ModeChoice, device: Surroundings): Mode {
  if (choice !== 'system') return choice;
  if (device.moreContrast) return 'sun';
  return device.dark ? 'dark' : 'light';
}

const choice = ref<ModeChoice>('system');
const mode = ref<Mode>('light');

function surroundings(): Surroundings {
  const asks = (query: string) => typeof matchMedia === 'function' && matchMedia(query).matches;
  return {
    dark: asks('(prefers-color-scheme: dark)'),
    moreContrast: asks('(prefers-contrast: more)'),
  };
}

function apply(): void {
  mode.value = modeOf(choice.value, surroundings());
  document.documentElement.dataset.mode = mode.value;
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', paper || '#f4f6f3');
}

/** Called once at the start of a client, before the first picture. */
export function startMode(): void {
  const kept = readPreference('mode');
  if (kept === 'light' || kept === 'dark' || kept === 'sun') choice.value = kept;
  apply();
  if (typeof matchMedia !== 'function') return;
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', apply);
}

export function useMode(): {
  choice: Ref<ModeChoice>;
  mode: Ref<Mode>;
  choose(next: ModeChoice): void;
} {
  return {
    choice,
    mode,
    choose(next) {
      choice.value = next;
      keepPreference('mode', next);
      apply();
    },
  };
}
