import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demoPassword } from './officer';
import { executablePath, quietFlags } from './phone';
import { spoken, type Language } from './words';

/** A browser as it stands on a desk, and on a business's phone: pages with a mouse or a finger. */
export class Desk {
  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly baseUrl: string,
    private readonly language: Language,
  ) {}

  static async set(
    baseUrl: string,
    { language = 'zh', letters = 100 }: { language?: Language; letters?: number } = {},
  ): Promise<Desk> {
    const browser = await chromium.launch({
      executablePath,
      args: [...quietFlags, `--blink-settings=defaultFontSize=${(16 * letters) / 100}`],
    });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    return new Desk(browser, context, baseUrl, language);
  }

  /** The door of the desk, with nobody signed in. */
  async entered(): Promise<Page> {
    await this.context.clearCookies();
    const page = await this.context.newPage();
    await page.goto(`${this.baseUrl}/desk/`);
    return page;
  }

  async signedIn(name: string, before?: (page: Page) => Promise<void>): Promise<Page> {
    const say = spoken[this.language];
    const page = await this.entered();
    await page.getByLabel(say.deskName).fill(name);
    await page.getByLabel(say.deskPassword).fill(demoPassword);
    await before?.(page);
    await page.getByRole('button', { name: say.enter, exact: true }).click();
    await page.getByRole('navigation', { name: say.mainNavigation }).waitFor();
    return page;
  }

  /** A page that a business opens on its own phone. */
  async opened(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(new URL(path, this.baseUrl).href);
    await page.getByRole('main').waitFor();
    return page;
  }

  async clear(): Promise<void> {
    await this.browser.close();
  }
}
