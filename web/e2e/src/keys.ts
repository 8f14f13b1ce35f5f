import type { Locator, Page } from 'playwright-core';

/**
 * Somebody who has a keyboard and no pointer. Comes to things by Tab, in the order in which they lie,
 * and writes down where the focus could not be seen.
 */
export class Keys {
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** Tabs on until the focus stands there. */
  async to(target: Locator, most = 260): Promise<void> {
    await target.first().waitFor({ state: 'attached', timeout: 10_000 });
    for (let step = 0; step <= most; step++) {
      if (await target.first().evaluate((one) => one === document.activeElement))
        return this.mustBeSeen();
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(target)}`);
  }

  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press(key);
  }

  async write(target: Locator, words: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.type(words);
  }

  /** A page that was come to by keys begins at its heading. */
  async begunAt(heading: string | RegExp): Promise<void> {
    const at = this.page.locator('h1:focus').filter({ hasText: heading });
    await at.waitFor({ timeout: 15_000 }).catch(async () => {
      throw new Error(`The focus is not on the heading ${String(heading)}: ${await this.here()}`);
    });
  }

  /** Opens a dialog, finds that it keeps the focus, and that Esc gives it back to what opened it. */
  async lookInto(opener: Locator): Promise<void> {
    await this.press(opener);
    await this.page.locator('dialog[open]').waitFor();
    for (let step = 0; step < 12; step++) {
      await this.page.keyboard.press('Tab');
      const outside = await this.page.evaluate(() => {
        const at = document.activeElement;
        return at !== document.body && at !== null && !at.closest('dialog[open]');
      });
      if (outside) throw new Error(`The dialog lets the focus out: ${await this.here()}`);
    }
    await this.page.keyboard.press('Escape');
    await this.page.locator('dialog[open]').waitFor({ state: 'detached' });
    if (!(await opener.first().evaluate((one) => one === document.activeElement)))
      throw new Error(`Esc does not give the focus back: ${await this.here()}`);
  }

  /** Where the focus is, in words. */
  here(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement;
      return at
        ? `<${at.tagName.toLowerCase()}> ${(at.textContent ?? '').trim().slice(0, 40)}`
        : '';
    });
  }

  private async mustBeSeen(): Promise<void> {
    const why = await this.page.evaluate(() => {
      const at = document.activeElement;
      if (!at) return 'nowhere';
      // A control that is drawn by its label is seen by the label.
      const label = at instanceof HTMLInputElement ? at.closest('label') : null;
      const ringed = [at, label].some((one) => {
        const style = one && getComputedStyle(one);
        return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      });
      if (!ringed) return 'no ring';
      const drawn = label && at.classList.contains('for-readers') ? label : at;
      const box = drawn.getBoundingClientRect();
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, innerHeight);
      if (bottom - top < Math.min(box.height, 24)) return 'out of sight';
      const there = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
      return there && (drawn.contains(there) || there.contains(drawn)) ? '' : 'covered';
    });
    if (why) this.unseen.push(`${why}: ${await this.here()}`);
  }
}
