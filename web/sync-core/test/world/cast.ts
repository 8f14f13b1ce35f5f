import type {
  CertificatesPiece,
  DayPiece,
  Id,
  NumbersPiece,
  Place,
  PremisesPiece,
  VisitPiece,
} from '../../src/wire';

/** The permanent cast: one invented station by the river, its pair of officers, their visits. */
export const HOME = '330122';
export const ZONE_MINUTES = 480;
export const ORGANIZATION = { id: id('0a', 1), name: '富春江市场监管所', home: HOME };

export interface Officer {
  readonly login: string;
  readonly password: string;
  readonly person: Id;
  readonly name: string;
  readonly post: Id;
}

export const FU: Officer = {
  login: 'officer.fu',
  password: '江边柳树',
  person: id('0b', 1),
  name: '傅江宁',
  post: id('0c', 1),
};
export const YAO: Officer = {
  login: 'officer.yao',
  password: '芦茨的雨',
  person: id('0b', 2),
  name: '姚溪禾',
  post: id('0c', 2),
};
export const OFFICERS: readonly Officer[] = [FU, YAO];

export const DAY: Id = id('0d', 1);
/** The same visits planned again. */
export const NEXT_DAY: Id = id('0d', 2);
export function dateOf(day: Id): string {
  return day === NEXT_DAY ? '2026-11-25' : '2026-11-24';
}
export const VISITS: readonly Id[] = [1, 2, 3, 4].map((n) => id('0e', n));
export const NAMES = ['芦茨湾农家菜馆', '溪上宿民宿', '茆坪便利店', '江畔大药房'];

export const PLACE: Place = {
  lat: 297912345,
  lon: 1196543210,
  accuracyMetres: 12,
  source: 'gnss',
  approximate: false,
};

export function id(kind: string, number: number): Id {
  return `019abc00-00${kind}-7000-8000-${String(number).padStart(12, '0')}`;
}

export function pieces(
  day: Id,
  numbers: Pick<NumbersPiece, 'year' | 'from' | 'to' | 'device'>,
  certificates: CertificatesPiece,
): readonly { readonly kind: string; readonly key: string; readonly content: unknown }[] {
  return [
    { kind: 'day', key: day, content: dayPiece(day) },
    ...VISITS.flatMap((visit, n) => [
      { kind: 'visit', key: visit, content: visitPiece(visit, n) },
      { kind: 'premises', key: id('0f', n), content: premisesPiece(n) },
    ]),
    { kind: 'sheet', key: day, content: { zh: '检查结果告知单\n编号 {{number}}\n' } },
    {
      kind: 'numbers',
      key: day,
      content: {
        kind: 'result-sheet',
        organization: ORGANIZATION.id,
        prefix: `桐富江告〔${numbers.year}〕`,
        ...numbers,
      } satisfies NumbersPiece,
    },
    { kind: 'certificates', key: day, content: certificates },
    { kind: 'weather', key: day, content: { of: 'a kind that this phone does not know' } },
  ];
}

function dayPiece(day: Id): DayPiece {
  const date = dateOf(day);
  const pair = OFFICERS.map(({ person, name, post }, n) => ({
    person,
    name,
    post,
    postName: '科员',
    organization: ORGANIZATION.id,
    organizationName: ORGANIZATION.name,
    certificate: { number: `浙33${n}`, validFrom: '2024-01-01', validUntil: '2028-01-01' },
  }));
  return {
    id: day,
    date,
    pair,
    start: PLACE,
    end: PLACE,
    departAt: `${date}T08:30:00.000+08:00`,
    backAt: `${date}T16:30:00.000+08:00`,
    stops: VISITS.map((visit, n) => ({
      visit,
      premises: id('0f', n),
      name: NAMES[n]!,
      place: PLACE,
      arriveAt: `${date}T${String(9 + n).padStart(2, '0')}:00:00.000+08:00`,
      leaveAt: `${date}T${String(9 + n).padStart(2, '0')}:45:00.000+08:00`,
      serviceSeconds: 45 * 60,
      windows: n === 3 ? [['11:30', '13:30'] as const] : [],
      reason: { zh: '顺路' },
    })),
    matrix: alongTheRiver([0, 2, 4, 6, 8, 0]),
    estimated: true,
  };
}

/** One road by the river: kilometres from the station, three minutes each. */
function alongTheRiver(kilometres: readonly number[]): DayPiece['matrix'] {
  const metres = kilometres.map((a) => kilometres.map((b) => Math.abs(a - b) * 1000));
  return { metres, seconds: metres.map((row) => row.map((m) => (m / 1000) * 180)) };
}

function visitPiece(visit: Id, n: number): VisitPiece {
  const secret = `secret-of-visit-${n}-000`;
  return {
    id: visit,
    code: { link: `https://xunfu.example/open/visits/${secret}`, secret, spoken: 'ABCD23456' },
    kind: 'routine',
    purposes: [],
    demands: [],
    parts: n === 2 ? ['problem'] : ['inspection', 'problem'],
    premises: id('0f', n),
    subject: null,
    gate: { verdict: 'go', lines: [] },
    approval: {
      personName: '沈局',
      postName: '副局长',
      at: '2026-11-23T16:00:00.000+08:00',
      act: '',
    },
    actCode: '',
    year: { done: 0, cap: 2, counts: true },
  };
}

function premisesPiece(n: number): PremisesPiece {
  return {
    id: id('0f', n),
    name: NAMES[n]!,
    subject: null,
    address: '富春江镇',
    place: PLACE,
    phone: '',
    openingHours: [],
    traits: [],
    licences: [],
    equipment: [],
    lastVisits: [],
    source: 'fictional',
  };
}
