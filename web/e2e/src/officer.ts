import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { Phone } from './phone';

const pictures = resolve(import.meta.dirname, '../../../target/e2e');

export const demoPassword = 'xunfu-demo';

/** What one officer does on one phone, in the words of the screen. */
export class Officer {
  private constructor(
    readonly phone: Phone,
    private readonly baseUrl: string,
  ) {}

  static async atWork(baseUrl: string, name: string): Promise<Officer> {
    const officer = new Officer(await Phone.switchOn(), baseUrl);
    await officer.page.goto(`${baseUrl}/field/`);
    await officer.signIn(name);
    return officer;
  }

  get page(): Page {
    return this.phone.page;
  }

  async signIn(name: string): Promise<void> {
    await this.page.getByLabel('登录名').fill(name);
    await this.page.getByLabel('密码', { exact: true }).fill(demoPassword);
    await this.press('登录');
    await this.heading('今天').waitFor();
  }

  /** Kills the app and starts it again without a network; storage and the sign-in of the day stay. */
  async killAndReturn(): Promise<void> {
    await this.phone.killAndRestart(true, `${this.baseUrl}/field/`);
  }

  async takeTheDayAlong(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/field/#/days`);
    await this.button('带走这一天').first().click();
    await this.page.getByText('已在手机里').first().waitFor({ timeout: 60_000 });
    await this.go('/today');
    // Only what the service worker holds is there without a network.
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** Shows the code at the door and reads the notice to the firm. */
  async arriveAt(visit: string): Promise<void> {
    await this.go(`/visits/${visit}`);
    await this.page.getByRole('link', { name: '到了，亮码' }).click();
    await this.page.getByRole('img', { name: '亮码：店家扫的二维码' }).waitFor();
    await this.page.getByRole('button', { name: /告知完毕/ }).click();
  }

  /** Answers the whole questionnaire; `finding` makes the first key item a 不符合 that is put right on the spot. */
  async answerEverything(how: { finding: boolean }): Promise<void> {
    let finding = how.finding;
    for (let step = 0; step < 60; step++) {
      await this.page.getByRole('navigation', { name: '走到哪了' }).waitFor();
      if (finding && (await this.noteFinding())) finding = false;
      await this.photographWhatIsWanted();
      await this.answerKeyItems();
      await this.lookAtEveryItem();
      const main = this.foot();
      if ((await main.getAttribute('aria-disabled')) === 'true') continue;
      const word = (await main.innerText()).trim();
      await main.click();
      if (word.startsWith('检查完了')) return;
    }
    throw new Error('the questionnaire does not end');
  }

  /** Answers the first key items only and says how many answers stand. */
  async answerSome(): Promise<number> {
    await this.page.getByRole('radiogroup').first().waitFor();
    await this.answerKeyItems();
    return this.answeredOnTheGlass();
  }

  async answeredOnTheGlass(): Promise<number> {
    await this.page.getByRole('radiogroup').first().waitFor();
    return this.page.locator('[role=radio][aria-checked=true]').count();
  }

  /** In the service part, if the visit has one: nothing more was said. */
  async finishListening(): Promise<void> {
    const none = this.button('问过了，没有诉求');
    const signature = this.page.getByRole('heading', { name: '现场负责人签字' });
    await none.or(signature).first().waitFor();
    if (await none.count()) await none.click();
    await signature.waitFor();
  }

  async hearProblem(text: string): Promise<void> {
    const more = this.button(/还有一件/);
    if (await more.count()) await more.first().click();
    await this.page.getByLabel('店家怎么说').fill(text);
    await this.page.getByRole('radio', { name: /带回去办/ }).check();
    await this.foot().click();
  }

  /** The firm signs with a finger; the record is sealed. */
  async letTheFirmSign(name: string): Promise<void> {
    const pad = this.page.locator('canvas');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('no place to sign');
    await this.page.mouse.move(box.x + 40, box.y + 60);
    await this.page.mouse.down();
    for (let at = 0; at < 12; at++)
      await this.page.mouse.move(box.x + 40 + at * 18, box.y + 60 + (at % 2 ? 24 : -18));
    await this.page.mouse.up();
    await this.page.getByLabel('签字人姓名').fill(name);
    await this.page.getByLabel('身份').fill('店长');
    await this.page.getByLabel('身份').blur();
    await this.button('签好了').click();
    await this.sealIt();
  }

  async letTheFirmRefuse(reason: string): Promise<void> {
    await this.button(/不愿签字/).click();
    await this.page.getByLabel('原因').fill(reason);
    await this.button('记下，不签字').click();
    await this.sealIt();
  }

  private async sealIt(): Promise<void> {
    await this.button('封存，给店家结果单').click();
    await this.heading(/^结果单 · /).waitFor();
  }

  async showTheSheet(): Promise<string> {
    await this.button('看过了').click();
    return (await this.page.locator('article.sheet pre').innerText()).trim();
  }

  /** The QR picture that asks the colleague, as the colleague's camera sees it. */
  async askToCosign(): Promise<Buffer> {
    await this.button(/请 .* 会签/).click();
    return this.picture('请同事会签的二维码');
  }

  /** Scans what the colleague's phone shows. */
  async takeCosignature(picture: Buffer): Promise<void> {
    this.phone.showToCamera(picture);
    await this.button(/扫 .* 的回码/).click();
    await this.page.getByText(/会签：在场，看过，同意/).waitFor({ timeout: 60_000 });
  }

  /** On the colleague's phone: scan, read, agree, show the answer. */
  async cosign(picture: Buffer): Promise<Buffer> {
    this.phone.showToCamera(picture);
    await this.go('/cosign');
    await this.button('我在场，看过，同意').click({ timeout: 60_000 });
    return this.picture('会签的二维码');
  }

  /** What the firm would type: the spoken form of the code at the door, as an address. */
  async codeOf(visit: string): Promise<string> {
    await this.go(`/visits/${visit}/door`);
    const spoken = await this.page.locator('.spoken').innerText();
    return `/open/visits/${spoken.replace(/\s/g, '')}`;
  }

  async go(place: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, place);
  }

  /** What stood on the glass when a test failed; lies in `target/e2e`. */
  async keepPicture(name: string): Promise<void> {
    await this.page.screenshot({ path: resolve(pictures, `${name}.png`) }).catch(() => undefined);
  }

  private async noteFinding(): Promise<boolean> {
    const group = this.page.getByRole('radiogroup').first();
    const question = await group.getAttribute('aria-label', { timeout: 2000 }).catch(() => null);
    if (question === null) return false;
    await group.getByRole('radio', { name: '不符合' }).click();
    await this.page.getByLabel('看到了什么').fill('保洁柜的门敞着，碗筷露在外面');
    await this.page.getByRole('radio', { name: /当场已改正/ }).check();
    await this.button('记好了').click();
    await this.page
      .getByRole('radiogroup', { name: question, exact: true })
      .getByRole('radio', { name: '不符合', checked: true })
      .waitFor();
    return true;
  }

  private async photographWhatIsWanted(): Promise<void> {
    const wanted = this.page.locator('label.add.needed input[type=file]');
    for (let guard = 0; guard < 12 && (await wanted.count()); guard++) {
      const before = await wanted.count();
      await wanted.first().setInputFiles({
        name: `photo-${Date.now()}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await this.page.screenshot({ type: 'jpeg', quality: 60 }),
      });
      await this.until(async () => (await wanted.count()) < before);
    }
  }

  private async answerKeyItems(): Promise<void> {
    const groups = this.page.getByRole('radiogroup');
    for (let at = 0; at < (await groups.count()); at++) {
      const group = groups.nth(at);
      if (await group.locator('[aria-checked=true]').count()) continue;
      await group.getByRole('radio', { name: '符合', exact: true }).click();
      await group.locator('[aria-checked=true]').waitFor();
    }
  }

  /**
   * Whoever presses the main button too early is led to what has not been on the screen yet; an item
   * counts as seen after it has stood there for a moment.
   */
  private async lookAtEveryItem(): Promise<void> {
    await this.until(async () => {
      if ((await this.foot().getAttribute('aria-disabled')) !== 'true') return true;
      await this.foot().dispatchEvent('click');
      await this.page.waitForTimeout(450);
      return false;
    }, 30_000);
  }

  private foot(): Locator {
    return this.page.locator('footer .button.primary, .foot .button.primary').first();
  }

  private button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  private heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  private async picture(name: string): Promise<Buffer> {
    const qr = this.page.getByRole('img', { name, exact: true });
    await qr.waitFor();
    return qr.screenshot();
  }

  private async until(holds: () => Promise<boolean>, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (Date.now() < end) {
      if (await holds()) return;
      await this.page.waitForTimeout(50);
    }
  }
}
