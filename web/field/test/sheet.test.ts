import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sheetText } from '../src/sheet-text';
import type { VisitInHand } from '../src/visit-in-hand';

const root = fileURLToPath(new URL('../../../cases/', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const json = (path: string) => JSON.parse(read(path));
const content = json('sheet/content.json');
const catalogue = json('askonce/catalogue.json');

/** The visit in the officer's hand as the case tells it: pieces of the package, and the draft. */
function inHand({ language, frame, inspected, problems }: ReturnType<typeof json>): VisitInHand {
  const { firm, year } = frame;
  const pieces: Record<string, unknown> = {
    sheet: content.template,
    sentences: content.sentences,
    catalogue,
    inspection: inspected && { facts: inspected.occasion.facts, last: inspected.occasion.last },
  };
  return {
    id: 'v',
    pack: {
      pieces: async (kind: string) => [{ sha256: `of ${kind}`, content: pieces[kind] }],
      piece: async (kind: string) => pieces[kind],
    },
    day: { date: inspected?.occasion.date, pair: [{ organizationName: frame.organization }] },
    premises: {
      address: firm.address,
      subject: { name: firm.name, identifier: { value: firm.identifier } },
    },
    piece: {
      purposes: frame.purposes,
      approval: frame.approval,
      // The sheet counts the visit that it is of.
      year: year.counts ? { ...year, done: year.done - 1 } : year,
    },
    draft: {
      language,
      officers: frame.officers,
      startedAt: frame.startedAt,
      firm: firm.present && { name: firm.present, role: firm.role },
      parts: {
        ...(inspected && {
          inspection: {
            forms: inspected.occasion.forms,
            traits: inspected.occasion.traits,
            devices: inspected.occasion.devices,
            answers: inspected.answers,
            findings: inspected.findings,
          },
        }),
        problem: { problems },
      },
    },
  } as unknown as VisitInHand;
}

describe('the result sheet that the phone lays out from its package and its draft', () => {
  const cases = readdirSync(root + 'sheet').filter((file) =>
    /^(restaurant|all-in-order|service-only)\.(zh|en)\.json$/.test(file),
  );

  it('has a check with findings, one in order and a service visit, in both languages', () => {
    expect(cases).toHaveLength(6);
  });

  it.each(cases)('%s is that of the server, letter by letter', async (file) => {
    const given = json(`sheet/${file}`);
    const { number, endedAt } = given.frame;
    const { text, template } = await sheetText(inHand(given), number, endedAt);
    const printed = read(`sheet/${file.replace(/json$/, 'txt')}`);
    expect(template).toBe('of sheet');
    expect(printed.startsWith(text)).toBe(true);
    expect(printed.slice(text.length)).toMatch(/^\n*(记录指纹|Record hash) [0-9a-f ]+\n$/);
  });
});
