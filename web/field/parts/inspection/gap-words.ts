import { askKey, type Gap } from '@xunfu/checklist-engine';
import type { AuthoredText } from '@xunfu/ui';
import type { OpenInspection } from './inspection';
import { askText } from './words';

/** What is missing before the record is complete, as a sentence. */
export function gapWords(open: OpenInspection, gap: Gap): AuthoredText {
  if (gap.missing === 'sample') {
    const title = open.catalogue.forms.find((form) => form.id === gap.form)?.title as
      AuthoredText | undefined;
    return {
      zh: `${title?.zh ?? gap.form}：还要答 ${gap.totalMore} 项，其中关键项 ${gap.keyMore} 项`,
      en: `${title?.en ?? gap.form}: ${gap.totalMore} more, ${gap.keyMore} of them key items`,
    };
  }
  const ask = open.asks.get(gap.ask);
  const question = ask ? askText(open.catalogue, ask) : ({ zh: gap.ask } as AuthoredText);
  const said = { zh: question.zh, en: question.en ?? question.zh };
  switch (gap.missing) {
    case 'answer':
      return { zh: `没答：${said.zh}`, en: `Not answered: ${said.en}` };
    case 'photo':
      return {
        zh: `还差 ${gap.more} 张照片：${said.zh}`,
        en: `${gap.more} photo missing: ${said.en}`,
      };
    case 'finding':
      return { zh: `还没写看到了什么：${said.zh}`, en: `What was seen is not written: ${said.en}` };
  }
}

/** The section in which a gap is closed; undefined where any of several will do. */
export function sectionOfGap(open: OpenInspection, gap: Gap): string | undefined {
  return 'ask' in gap
    ? open.questionnaire.sections.find((one) => one.asks.some((ask) => askKey(ask) === gap.ask))?.id
    : undefined;
}

/** Where a gap is closed: its section with its item in sight, or the finding that is not written. */
export function gapPlace(open: OpenInspection, gap: Gap): string {
  const base = `/visits/${open.visit}/inspection`;
  if (!('ask' in gap)) return base;
  if (gap.missing === 'finding') return `${base}/finding/${encodeURIComponent(gap.ask)}`;
  const section = sectionOfGap(open, gap);
  return section === undefined
    ? base
    : `${base}/${encodeURIComponent(section)}?ask=${encodeURIComponent(gap.ask)}`;
}
