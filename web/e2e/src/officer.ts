import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { Phone, type PhoneKind } from './phone';
import { spoken, type Language, type Words } from './words';

const pictures = resolve(import.meta.dirname, '../../../target/e2e');

export const demoPassword = 'xunfu-demo';

/** Whoever looks over the officer's shoulder at each station of the day; see Audit. */
export type Looker = (page: Page, screen: string) => Promise<void>;

/** How an officer works; each has a default. */
export interface Manner extends PhoneKind {
  readonly look?: Looker;
}

/** What one officer does on one phone, in the words of the screen. */
export class Officer {
  private readonly say: Words;

  private constructor(
    readonly phone: Phone,
    private readonly baseUrl: string,
    private readonly looker: Looker | undefined,
    language: Language,
  ) {
    this.say = spoken[language];
  }

  static async atWork(baseUrl: string, name: string, manner: Manner = {}): Promise<Officer> {
    const { look, language = 'zh' } = manner;
    const officer = new Officer(await Phone.switchOn(manner), baseUrl, look, language);
    await officer.page.goto(`${baseUrl}/field/`);
    await officer.signIn(name);
    return officer;
  }

  /** The screen as it stands now, for whoever looks on. */
  async look(screen: string): Promise<void> {
    await this.looker?.(this.page, screen);
  }

  get page(): Page {
    return this.phone.page;
  }

  async signIn(name: string): Promise<void> {
    await this.page.getByLabel(this.say.name, { exact: true }).fill(name);
    await this.page.getByLabel(this.say.password, { exact: true }).fill(demoPassword);
    await this.look('phone: sign in');
    await this.press(this.say.enter);
    await this.heading(this.say.today).first().waitFor();
  }

  /** Kills the app and starts it again without a network; storage and the sign-in of the day stay. */
  async killAndReturn(): Promise<void> {
    await this.phone.killAndRestart(true, `${this.baseUrl}/field/`);
  }

  async takeTheDayAlong(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/field/#/days`);
    await this.button(this.say.takeDay).first().waitFor();
    await this.look('phone: days');
    await this.button(this.say.takeDay).first().click();
    await this.page.getByText(this.say.dayIsHere).first().waitFor({ timeout: 60_000 });
    await this.go('/today');
    // Only what the service worker holds is there without a network.
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }

  /** Shows the code at the door and reads the notice to the firm. */
  async arriveAt(visit: string): Promise<void> {
    await this.go(`/visits/${visit}`);
    await this.page.getByRole('link', { name: this.say.arrived }).waitFor();
    await this.lookAtTheCard();
    await this.page.getByRole('link', { name: this.say.arrived }).click();
    await this.page.getByRole('img', { name: this.say.codeAtDoor }).waitFor();
    await this.look('phone: door');
    await this.lookInside(this.button(this.say.stopHere), 'phone: door, not starting');
    await this.button(this.say.told).click();
  }

  private async lookAtTheCard(): Promise<void> {
    const names = ['last time', 'papers', 'visits', 'why'];
    for (const [at, name] of names.entries()) {
      if (at > 0 && !this.looker) return;
      await this.page.getByRole('tab').nth(at).click();
      await this.look(`phone: card, ${name}`);
    }
  }

  /** Opens a sheet, looks at it and closes it again. */
  private async lookInside(opener: Locator, screen: string): Promise<void> {
    if (!this.looker || !(await opener.count())) return;
    await opener.first().click();
    await this.page.locator('dialog[open]').waitFor();
    await this.look(screen);
    await this.page.keyboard.press('Escape');
    await this.page.locator('dialog[open]').waitFor({ state: 'detached' });
  }

  /** Answers the whole questionnaire; `finding` makes the first key item a 不符合 that is put right on the spot. */
  async answerEverything(how: { finding: boolean }): Promise<void> {
    let finding = how.finding;
    for (let step = 0; step < 60; step++) {
      await this.page.getByRole('navigation', { name: this.say.where }).waitFor();
      await this.page.getByRole('radiogroup').or(this.page.locator('.item')).first().waitFor();
      await this.look('phone: questionnaire, open');
      await this.lookInside(this.button(this.say.howToLook), 'phone: questionnaire, how to look');
      if (finding && (await this.noteFinding())) finding = false;
      await this.photographWhatIsWanted();
      await this.answerKeyItems();
      await this.lookAtEveryItem();
      if (await this.page.locator('.item').count())
        await this.look('phone: questionnaire, rest of this section');
      const main = this.foot();
      if ((await main.getAttribute('aria-disabled')) === 'true') continue;
      const word = (await main.innerText()).trim();
      await main.click();
      if (word.startsWith(this.say.done)) return;
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
    const none = this.button(this.say.none);
    const signature = this.heading(this.say.signature);
    await none.or(signature).first().waitFor();
    if (await none.count()) await none.click();
    await signature.waitFor();
  }

  async hearProblem(text: string): Promise<void> {
    const more = this.button(this.say.oneMore);
    if (await more.count()) await more.first().click();
    await this.page.getByLabel(this.say.firmSays).waitFor();
    await this.look('phone: service part, empty');
    await this.page.getByLabel(this.say.firmSays).fill(text);
    await this.page.getByRole('radio', { name: this.say.takenAlong }).check();
    await this.look('phone: service part');
    await this.foot().click();
  }

  /** The firm signs with a finger; the record is sealed. */
  async letTheFirmSign(name: string): Promise<void> {
    const pad = this.page.locator('canvas');
    await pad.waitFor();
    await this.look('phone: leave');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('no place to sign');
    await this.page.mouse.move(box.x + 40, box.y + 60);
    await this.page.mouse.down();
    for (let at = 0; at < 12; at++)
      await this.page.mouse.move(box.x + 40 + at * 18, box.y + 60 + (at % 2 ? 24 : -18));
    await this.page.mouse.up();
    await this.page.getByLabel(this.say.signer).fill(name);
    await this.page.getByLabel(this.say.role, { exact: true }).fill(this.say.manager);
    await this.page.getByLabel(this.say.role, { exact: true }).blur();
    await this.press(this.say.signed);
    await this.button(this.say.seal).waitFor();
    await this.look('phone: leave, signed');
    await this.sealIt();
  }

  async letTheFirmRefuse(reason: string): Promise<void> {
    await this.button(this.say.willNotSign).click();
    await this.page.getByLabel(this.say.reason, { exact: true }).fill(reason);
    await this.look('phone: leave, refusing');
    await this.press(this.say.notSigned);
    await this.button(this.say.seal).waitFor();
    await this.look('phone: leave, refused');
    await this.sealIt();
  }

  private async sealIt(): Promise<void> {
    await this.button(this.say.seal).click();
    await this.heading(this.say.sheet).waitFor();
  }

  async showTheSheet(): Promise<string> {
    await this.button(this.say.wasRead).waitFor();
    await this.look('phone: sheet');
    await this.lookInside(this.button(this.say.showCode), 'phone: sheet, code');
    await this.button(this.say.wasRead).click();
    return (await this.page.locator('article.sheet pre').innerText()).trim();
  }

  /** The QR picture that asks the colleague, as the colleague's camera sees it. */
  async askToCosign(): Promise<Buffer> {
    await this.button(this.say.askCosign).click();
    const picture = await this.picture(this.say.cosignPicture);
    await this.look('phone: sheet, asking to co-sign');
    return picture;
  }

  /** Scans what the colleague's phone shows. */
  async takeCosignature(picture: Buffer): Promise<void> {
    this.phone.showToCamera(picture);
    await this.button(this.say.scanAnswer).click();
    await this.page.getByText(this.say.cosigned).waitFor({ timeout: 60_000 });
    await this.look('phone: sheet, co-signed');
  }

  /** On the colleague's phone: scan, read, agree, show the answer. */
  async cosign(picture: Buffer): Promise<Buffer> {
    this.phone.showToCamera(picture);
    await this.go('/cosign');
    await this.button(this.say.agree).waitFor({ timeout: 60_000 });
    await this.look('phone: co-sign, reading');
    await this.button(this.say.agree).click();
    const answer = await this.picture(this.say.answerPicture);
    await this.look('phone: co-sign, showing');
    return answer;
  }

  /** Leaves a stop out for a reason; the changes of the rest are on the screen, still to be settled. */
  async skip(visit: string, reason: string): Promise<string> {
    await this.go(`/today?skip=${visit}`);
    await this.page.getByRole('radio', { name: reason }).check();
    await this.button('重排后面的几家').click();
    const settle = this.button('按新顺序走');
    await settle.waitFor();
    return this.page.getByRole('region', { name: /今天不去，后面的改了/ }).innerText();
  }

  async undoSkip(): Promise<void> {
    await this.button('撤销，照原来走').click();
    await this.button('按新顺序走').waitFor({ state: 'detached' });
  }

  async settleSkip(): Promise<void> {
    await this.button('按新顺序走').click();
    await this.page.getByText('还没告诉所里').waitFor();
  }

  /** The names on the day's list, in order. */
  async order(): Promise<string[]> {
    await this.page.getByRole('heading', { name: '今天', exact: true }).waitFor();
    const nodes = this.page.locator('ol.ink-line > li');
    await nodes.first().waitFor();
    return nodes.evaluateAll((all) =>
      all.map((node) => node.querySelector('h2, .strong')?.textContent?.trim() ?? ''),
    );
  }

  /** What the firm would type: the spoken form of the code at the door, as an address. */
  async codeOf(visit: string): Promise<string> {
    await this.go(`/visits/${visit}/door`);
    const spoken = await this.page.locator('.spoken').innerText();
    return `/open/visits/${spoken.replace(/\s/g, '')}`;
  }

  /**
   * Lets the next thing that the phone sends be refused, as a server of other rules would. The server
   * of this test has no reason to refuse what its own phone made.
   */
  async letTheServerRefuse(): Promise<void> {
    await this.page.evaluate(() => {
      const through = window.fetch.bind(window);
      window.fetch = (input, init) =>
        String(input).endsWith('/api/submissions') && init?.method === 'POST'
          ? Promise.resolve(
              new Response(
                JSON.stringify({ code: 'not-of-this-visit', title: '', detail: '不是这次走访的' }),
                { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
              ),
            )
          : through(input, init);
    });
  }

  /** The sheet goes to the firm once more, as a code; what is in the outbox then is looked at. */
  async handOverAgain(visit: string): Promise<void> {
    await this.go(`/visits/${visit}/sheet`);
    await this.button(this.say.showCode).click();
    await this.button(this.say.scanned).click();
    await this.go('/outbox');
    await this.page.getByText(this.say.refused, { exact: true }).waitFor();
    await this.look('phone: outbox, refused');
    await this.lookInside(this.button(this.say.exportAll), 'phone: outbox, export');
  }

  /** A place of the app that has nothing to do but to look at. */
  async lookAt(place: string, screen: string): Promise<void> {
    await this.go(place);
    await this.page.getByRole('heading').first().waitFor();
    await this.page.locator('.loading').waitFor({ state: 'detached' });
    await this.look(screen);
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
    await group.getByRole('radio', { name: this.say.fails }).click();
    await this.page.getByLabel(this.say.seen).waitFor();
    await this.look('phone: finding, empty');
    await this.page.getByLabel(this.say.seen).fill('保洁柜的门敞着，碗筷露在外面');
    await this.page.getByRole('radio', { name: this.say.byDay }).check();
    await this.look('phone: finding, by a day');
    await this.page.getByRole('radio', { name: this.say.onSpot }).check();
    await this.press(this.say.noted);
    await this.page
      .getByRole('radiogroup', { name: question, exact: true })
      .getByRole('radio', { name: this.say.fails, checked: true })
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
      await this.lookInside(this.button(this.say.openPhoto), 'phone: questionnaire, a photo');
    }
  }

  private async answerKeyItems(): Promise<void> {
    const groups = this.page.getByRole('radiogroup');
    for (let at = 0; at < (await groups.count()); at++) {
      const group = groups.nth(at);
      if (await group.locator('[aria-checked=true]').count()) continue;
      await group.getByRole('radio', { name: this.say.meets, exact: true }).click();
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
