/**
 * The text of the result sheet. Twin of the Java classes `SheetValues` and `SheetText`; both satisfy
 * `cases/sheet` to the letter.
 */
import Mustache from 'mustache';
import {
  byId,
  byRef,
  byText,
  formOf,
  itemsOf,
  textIn,
  type Catalogue,
  type FormRef,
  type Item,
  type Text,
} from './catalogue';
import { asksOf, isBlank, isOpenFromLastTime, merge, type Ask, type Fill } from './merge';
import { fill, type FilledForm } from './print';
import { askKey, type Answer, type Finding, type Occasion } from './record';
import { detailOf, kindOf } from './scope';

/** Null and absent mean the same here, as they do in the Java twin. */
type Maybe<T> = T | null | undefined;

/** Who approved the visit, in which post, when. */
export interface SheetApproval {
  readonly personName: string;
  readonly postName: string;
  readonly at: string;
}

export interface SheetFrame {
  readonly number: string;
  readonly organization: string;
  readonly firm: {
    readonly name: string;
    readonly identifier: string;
    readonly address: string;
    readonly present?: Maybe<string>;
    readonly role?: Maybe<string>;
  };
  readonly officers: readonly { readonly name: string; readonly certificate: string }[];
  /** ISO-8601 with zone; the sheet prints the local day and minute as they stand. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly purposes: readonly Text[];
  readonly approval?: Maybe<SheetApproval>;
  readonly year?: Maybe<{ readonly done: number; readonly cap: number; readonly counts: boolean }>;
}

export interface SheetProblem {
  readonly text: string;
  readonly outcome: string;
  readonly answer?: Maybe<string>;
}

export interface Inspected {
  readonly occasion: Occasion;
  readonly answers: readonly Answer[];
  readonly findings: readonly Finding[];
}

type Values = Record<string, unknown>;

function isGiven<T>(value: Maybe<T>): value is T {
  return value !== null && value !== undefined;
}

/** Values for the template in a language. */
export function sheetValues(
  catalogue: Catalogue,
  sentences: Readonly<Record<string, Text>>,
  language: string,
  frame: SheetFrame,
  inspected: Maybe<Inspected>,
  problems: readonly SheetProblem[],
): Values {
  const maker = new SheetMaker(catalogue, language);
  const sentence = (name: string) => {
    const text = sentences[name];
    if (text === undefined) {
      throw new Error(`No sentence '${name}' in the content of ${catalogue.jurisdiction}`);
    }
    return maker.in(text);
  };
  return {
    ...maker.frame(frame),
    inspection: isGiven(inspected) && maker.inspection(inspected),
    service: problems.length === 0 ? false : maker.service(problems, isGiven(inspected) ? 1 : 0),
    rights: sentence('rights'),
    display: sentence('display'),
  };
}

/** Values for the sentence `notice` that is read to the firm. */
export function noticeValues(
  catalogue: Catalogue,
  language: string,
  frame: SheetFrame,
  forms: readonly FormRef[],
): Values {
  const maker = new SheetMaker(catalogue, language);
  return { ...maker.frame(frame), ...maker.notice(forms) };
}

/** The text without its hash line, NFC, no line break at the end. */
export function layOut(template: string, values: Values): string {
  const text = Mustache.render(template, values, {}, { escape: String });
  return text.normalize('NFC').replace(/\n+$/, '');
}

/** The sheet as shown and printed: the text and, last, the record's hash in groups of four. */
export function withHash(
  text: string,
  catalogue: Catalogue,
  language: string,
  recordHash: string,
): string {
  const label = textIn(catalogue.words.hashLabel, language, catalogue.language);
  return `${text}\n${label} ${recordHash.replace(/(.{4})(?=.)/g, '$1 ')}`;
}

class SheetMaker {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly language: string,
  ) {}

  in(text: Text): string {
    return textIn(text, this.language, this.catalogue.language);
  }

  frame(frame: SheetFrame): Values {
    return {
      number: line(frame.number),
      organization: line(frame.organization),
      firm: {
        name: line(frame.firm.name),
        identifier: line(frame.firm.identifier),
        address: line(frame.firm.address),
        present: line(frame.firm.present),
        role: line(frame.firm.role),
      },
      officers: frame.officers.map((officer, at) => ({
        name: line(officer.name),
        certificate: line(officer.certificate),
        last: at === frame.officers.length - 1,
      })),
      startedAt: minute(frame.startedAt),
      endedAt: minute(frame.endedAt),
      purposes: this.joined(frame.purposes.map((purpose) => this.in(purpose))),
      approval: isGiven(frame.approval) ? line(approvalText(frame.approval)) : '',
      year: frame.year ?? { counts: false },
    };
  }

  notice(refs: readonly FormRef[]): Values {
    const names = new Map(refs.map((ref) => [JSON.stringify([ref.id, ref.version]), ref]));
    const forms = [...names.values()].sort(byRef).map((ref) => formOf(this.catalogue, ref));
    const basis = [...new Set(forms.flatMap((form) => form.basis))].map((id) => this.cited(id));
    return {
      basis: this.joined(basis),
      forms: this.joined(forms.map((form) => this.in(form.title))),
    };
  }

  private cited(articleId: string): string {
    const article = byId(this.catalogue.articles, articleId);
    const law = this.in(byId(this.catalogue.laws, article.law).shortTitle);
    return this.in(this.catalogue.words.cited)
      .replaceAll('{law}', () => law)
      .replaceAll('{place}', () => this.in(article.place));
  }

  inspection({ occasion, answers: given, findings: found }: Inspected): Values {
    const forms = fill(this.catalogue, occasion, given, found, this.language);
    const asks = asksOf(merge(this.catalogue, occasion));
    const answers = new Map(given.map((answer) => [askKey(answer), answer]));
    const valueOf = (ask: Ask) => answers.get(askKey(ask))?.value;
    const findings = this.findings(asks, found, occasion);
    return {
      asked: asks.filter((ask) => answers.has(askKey(ask))).length,
      filled: forms.reduce((sum, form) => sum + filledRows(form), 0),
      forms: forms.map((form) => this.form(form)),
      clean: asks.every((ask) => valueOf(ask) !== 'no') && findings.length === 0,
      findings,
      olderTexts: this.olderTexts(asks, found),
      putRight: asks
        .filter((ask) => isOpenFromLastTime(ask) && valueOf(ask) === 'yes')
        .map((ask) => ({ ask: this.askText(ask), on: ask.last?.on ?? '' })),
      absences: asks
        .filter((ask) => valueOf(ask) === 'absent')
        .map((ask) => ({
          ask: this.askText(ask),
          where: this.where(ask.scope, occasion),
          remark: line(answers.get(askKey(ask))?.remark),
        })),
      notTaken: asks
        .filter((ask) => !isBlank(answers.get(askKey(ask))?.noPhoto))
        .map((ask) => ({
          ask: this.askText(ask),
          where: this.where(ask.scope, occasion),
          reason: line(answers.get(askKey(ask))?.noPhoto),
        })),
    };
  }

  service(problems: readonly SheetProblem[], section: number): Values {
    const isAnswered = (problem: SheetProblem) =>
      problem.outcome === 'answered' && isGiven(problem.answer) && problem.answer !== '';
    return {
      heading: this.in(this.catalogue.words.sectionNumbers).charAt(section),
      problems: problems.map((problem, at) => ({
        n: at + 1,
        text: line(problem.text),
        answered: isAnswered(problem) ? line(problem.answer) : '',
        taken: !isAnswered(problem),
      })),
    };
  }

  private askText(ask: Ask): string {
    return this.in(byId(this.catalogue.questions, ask.question).ask);
  }

  private form(filled: FilledForm): Values {
    const form = formOf(this.catalogue, { id: filled.form, version: filled.version });
    const outcome =
      filled.outcome === 'open' ? this.catalogue.words.notComplete : form.outcomes[filled.outcome];
    return {
      title: this.in(form.title),
      version: form.version,
      yes: filled.counts.yes,
      no: filled.counts.no,
      absent: filled.counts.absent,
      outcome: this.in(outcome),
    };
  }

  private findings(asks: readonly Ask[], found: readonly Finding[], occasion: Occasion): Values[] {
    const sorted = [...found].sort((a, b) => byText(a.id, b.id));
    return asks
      .flatMap((ask) =>
        sorted
          .filter((finding) => askKey(finding) === askKey(ask))
          .map((finding) => [ask, finding] as const),
      )
      .map(([ask, finding], at) => this.finding(at + 1, ask, finding, occasion));
  }

  private finding(n: number, ask: Ask, finding: Finding, occasion: Occasion): Values {
    const onSpot = finding.measure === 'corrected-on-spot';
    return {
      n,
      ask: this.askText(ask),
      where: this.where(ask.scope, occasion),
      text: line(finding.text),
      items: ask.fills.map((one) => this.item(one)),
      onSpot,
      dueOn: onSpot ? '' : (finding.dueOn ?? ''),
    };
  }

  private item(one: Fill): Values {
    const item = this.itemOf(one);
    return {
      form: this.in(formOf(this.catalogue, { id: one.form, version: one.version }).title),
      code: item.code,
      text: this.in(item.text),
      articles: item.articles
        .map((id) => byId(this.catalogue.articles, id))
        .map((article) => ({
          law: this.in(byId(this.catalogue.laws, article.law).shortTitle),
          place: this.in(article.place),
        })),
    };
  }

  private itemOf(one: Fill): Item {
    const form = formOf(this.catalogue, { id: one.form, version: one.version });
    const item = itemsOf(form).find((line) => line.code === one.code);
    if (item === undefined) {
      throw new Error(`Form ${one.form} has no item ${one.code}`);
    }
    return item;
  }

  private olderTexts(asks: readonly Ask[], found: readonly Finding[]): string {
    const keys = new Set(found.map(askKey));
    const laws = asks
      .filter((ask) => keys.has(askKey(ask)))
      .flatMap((ask) => ask.fills)
      .flatMap((one) => this.itemOf(one).articles)
      .map((id) => byId(this.catalogue.laws, byId(this.catalogue.articles, id).law))
      .filter((law) => law.newer !== undefined)
      .map((law) => `${this.in(law.shortTitle)} ${law.version}`);
    return this.joined([...new Set(laws)].sort(byText));
  }

  /** The device or the category of goods, empty for the site. */
  private where(scope: string, occasion: Occasion): string {
    const detail = detailOf(scope);
    switch (kindOf(scope)) {
      case 'site':
        return '';
      case 'goods': {
        const category = this.catalogue.goods.find((one) => one.id === detail);
        return category === undefined ? detail : this.in(category.name);
      }
      case 'device': {
        const device = occasion.devices.find((one) => one.id === detail);
        return device === undefined
          ? this.in(this.catalogue.words.unlistedDevice)
          : line(device.name);
      }
    }
  }

  private joined(parts: readonly string[]): string {
    return parts.join(this.in(this.catalogue.words.listSeparator));
  }
}

function approvalText(approval: SheetApproval): string {
  return `${approval.at.slice(0, 10)} ${approval.postName} ${approval.personName}`;
}

function filledRows(form: FilledForm): number {
  return form.rows.filter((row) => row.value !== undefined && !row.excused).length;
}

/** Local day and minute of an ISO instant, as the clock at the place showed them. */
function minute(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
}

/** Line breaks in what people typed become spaces: nobody can write a line of the sheet. */
function line(typed: Maybe<string>): string {
  return (typed ?? '').replace(/[\n\r\u000b\f\u0085\u2028\u2029]+/g, ' ');
}
