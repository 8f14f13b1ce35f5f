import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { misfits } from './misfits';

export const modes = ['light', 'dark', 'sun'] as const;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Roles, names and order do not depend on the mode; what does is asked again in each. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];
/** Sunlight promises 7:1, which axe leaves out unless asked. */
const askedFor = {
  light: {},
  dark: { runOnly: rulesOfColour },
  sun: { runOnly: [...rulesOfColour, 'color-contrast-enhanced'] },
} as const;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * Looks at screens as they stand in the middle of a day: what a reader of screens would stumble over,
 * in light, dark and sunlight mode (axe, serious and critical), and what does not fit the glass or the
 * finger. Each screen is looked at once; findings are gathered, so that one run tells all of them.
 */
export class Audit {
  readonly found: string[] = [];
  readonly seen: string[] = [];

  /** `fingers`: targets must be as large as a finger needs; the desk has a mouse. */
  constructor(private readonly fingers: boolean) {}

  readonly look = async (page: Page, screen: string): Promise<void> => {
    if (this.seen.includes(screen)) return;
    this.seen.push(screen);
    this.found.push(...(await this.faultsOf(page)).map((one) => `${screen}: ${one}`));
  };

  async faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const faults = await page.evaluate(misfits, this.fingers);
    const before = await page.evaluate(() => document.documentElement.dataset['mode']);
    for (const mode of modes) {
      await this.inMode(page, mode);
      faults.push(...(await run(page, mode)).map((one) => `${mode}: ${one}`));
    }
    await this.inMode(page, before ?? 'light');
    return faults;
  }

  private async inMode(page: Page, mode: string): Promise<void> {
    await page.evaluate((next) => {
      document.documentElement.dataset['mode'] = next;
    }, mode);
  }
}

async function run(page: Page, mode: (typeof modes)[number]): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const options = JSON.stringify({ ...askedFor[mode], resultTypes: ['violations'] });
  const violations = (await page.evaluate(
    `axe.run(document, ${options}).then((found) => found.violations)`,
  )) as Violation[];
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map(told).join(' | ')}`);
}

function told({ html, failureSummary = '' }: Violation['nodes'][number]): string {
  const contrast = /contrast of [\d.]+/.exec(failureSummary)?.[0];
  return html.slice(0, 120) + (contrast ? ` (${contrast})` : '');
}
