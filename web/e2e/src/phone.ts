import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { emptyView, pictureToCamera } from './camera';

export const executablePath = process.env['XUNFU_CHROMIUM'] ?? '/usr/bin/chromium';

/** Flags for a browser in a closed network; no sandbox because tests may run as root. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What differs from phone to phone; by default Chinese, letters of 100 %. */
export interface PhoneKind {
  readonly language?: 'zh' | 'en';
  /** Size of the reader's own letters in percent. */
  readonly letters?: number;
}

/** One officer's phone: its own browser profile that survives kills, and a camera fed by a file. */
export class Phone {
  private constructor(
    private readonly profile: string,
    private readonly cameraFile: string,
    private readonly kind: PhoneKind,
    private context: BrowserContext,
    public page: Page,
  ) {}

  static async switchOn(kind: PhoneKind = {}): Promise<Phone> {
    const profile = mkdtempSync(join(tmpdir(), 'xunfu-phone-'));
    const cameraFile = join(profile, 'camera.y4m');
    writeFileSync(cameraFile, emptyView());
    const context = await open(profile, cameraFile, kind);
    return new Phone(
      profile,
      cameraFile,
      kind,
      context,
      context.pages()[0] ?? (await context.newPage()),
    );
  }

  /** What the camera sees from the next time it is opened. */
  showToCamera(png: Buffer): void {
    writeFileSync(this.cameraFile, pictureToCamera(png));
  }

  async offline(is: boolean): Promise<void> {
    await this.context.setOffline(is);
  }

  /** Kills the browser as a phone's system does, and starts it again with the same storage. */
  async killAndRestart(offline: boolean, url: string): Promise<void> {
    await this.context.close();
    this.context = await open(this.profile, this.cameraFile, this.kind);
    await this.context.setOffline(offline);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    await this.page.goto(url);
  }

  async switchOff(): Promise<void> {
    await this.context.close();
  }
}

function open(
  profile: string,
  cameraFile: string,
  { language = 'zh', letters = 100 }: PhoneKind,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera'],
    args: [
      ...quietFlags,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${cameraFile}`,
      `--blink-settings=defaultFontSize=${(16 * letters) / 100}`,
    ],
  });
}
