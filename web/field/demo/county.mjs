// An invented day of an invented pair, shaped as docs/formats.md §3 says, for work on the screens without the server.
// Nothing of it is part of the product. Standards and templates are the real ones, from the shared cases.
import { readFileSync } from 'node:fs';

const cases = new URL('../../../cases/', import.meta.url);
export const catalogue = JSON.parse(readFileSync(new URL('askonce/catalogue.json', cases), 'utf8'));
export const { template, sentences } = JSON.parse(
  readFileSync(new URL('sheet/content.json', cases), 'utf8'),
);

export const id = (kind, number) =>
  `019abc00-00${kind}-7000-8000-${String(number).padStart(12, '0')}`;
export const home = '330122';
export const organization = {
  id: id('0a', 1),
  name: '桐庐县市场监督管理局富春江市场监督管理所',
  home,
};
export const officers = [
  {
    login: 'officer.fu',
    person: id('0b', 1),
    name: '傅青禾',
    post: id('0c', 1),
    certificate: '3301220426',
  },
  {
    login: 'officer.yao',
    person: id('0b', 2),
    name: '姚知秋',
    post: id('0c', 2),
    certificate: '3301220519',
  },
];
export const dayId = id('0d', 1);

const at = (lat, lon, approximate = true) => ({
  lat: Math.round(lat * 1e7),
  lon: Math.round(lon * 1e7),
  accuracyMetres: 300,
  source: 'village',
  approximate,
});
const text = (zh, en) => ({ zh, en });
const station = at(29.7958, 119.6332, false);

const stops = [
  {
    n: 1,
    name: '芦茨湾农家菜馆',
    place: at(29.7724, 119.6418),
    kind: 'recheck',
    parts: ['inspection', 'problem'],
    windows: [['09:00', '21:00']],
    reason: text(
      '5 月的问题到期没核，顺带年度检查',
      'A finding of May is due; the yearly check with it',
    ),
    demands: [
      [
        'recheck',
        text('复查：保洁柜敞开', 'Recheck: open cupboard'),
        text('富春江所 2026 年计划', 'Plan of the station, 2026'),
      ],
      [
        'plan',
        text('年度日常检查', 'Yearly routine check'),
        text('富春江所 2026 年计划', 'Plan of the station, 2026'),
      ],
    ],
    phone: '0571-00000001',
    person: '柳念慈',
    address: '桐庐县富春江镇芦茨村 18 号',
    traits: [
      'catering',
      'cold-dishes',
      'delivery',
      'enterprise',
      'lift',
      'online',
      'open-kitchen',
      'special-equipment',
    ],
    last: [
      {
        date: '2026-05-18',
        officers: ['傅青禾', '姚知秋'],
        summary: text('看了 84 项，两项不符合。', '84 questions, two not met.'),
        findings: [
          {
            question: 'S35',
            text: '保洁柜柜门敞开，碗筷上有油渍',
            state: 'open',
            dueOn: '2026-05-25',
          },
          { question: 'S05', text: '1 名帮工健康证过期', state: 'put-right', dueOn: '2026-05-25' },
        ],
      },
    ],
    lastAnswers: [
      {
        question: 'S35',
        scope: 'site',
        value: 'no',
        on: '2026-05-18',
        text: '柜门敞开，碗筷上有油渍',
      },
    ],
    devices: [{ id: 'lift-1', kind: 'lift', name: '客梯 1 号' }],
    facts: {
      'annual-report.filed-on': '2026-04-12',
      'licence.food.number': 'JY23301220000017',
      'licence.food.valid-until': '2026-11-02',
      'lift.next-inspection@lift-1': '2027-02-28',
      'lift.registration@lift-1': '梯11浙A20017(19)',
      'subject.address': '桐庐县富春江镇芦茨村 18 号',
      'subject.name': '桐庐芦茨湾农家菜馆有限公司',
    },
    heard: [
      {
        id: id('1a', 1),
        on: '2026-05-18',
        text: '村口的路牌看不清，客人找不到',
        state: 'open',
        answer: null,
      },
    ],
  },
  {
    n: 2,
    name: '石舍阿福灰汤粽坊',
    place: at(29.7551, 119.6602),
    kind: 'service',
    parts: ['problem'],
    windows: [['08:00', '17:00']],
    reason: text(
      '想注册商标，9 月问过一次，这次给答复',
      'Asked about a trade mark in September; answer it now',
    ),
    demands: [
      [
        'service',
        text('走访服务：商标', 'Service visit: trade mark'),
        text('三服务走访', 'Service rounds'),
      ],
    ],
    phone: '0571-00000002',
    person: '石阿福',
    address: '桐庐县富春江镇石舍村 7 号',
    traits: ['small-catering'],
    last: [],
    heard: [
      {
        id: id('1a', 2),
        on: '2026-09-10',
        text: '“石舍灰汤粽”能不能注册商标？',
        state: 'answered',
        answer: '可以先查近似，材料清单已给',
      },
    ],
  },
  {
    n: 3,
    name: '溪上宿民宿',
    place: at(29.7689, 119.6521),
    kind: 'random',
    parts: ['inspection', 'problem'],
    windows: [],
    reason: text('双随机第 11 批抽中', 'Drawn in batch 11'),
    demands: [
      [
        'draw',
        text('双随机抽查', 'Random inspection'),
        text('2026 年第 11 批双随机', 'Random draw 11 of 2026'),
      ],
    ],
    phone: '',
    person: '方晓棠',
    address: '桐庐县富春江镇芦茨村 41 号',
    traits: ['catering', 'enterprise'],
    last: [
      {
        date: '2025-08-02',
        officers: ['白露生'],
        summary: text('全部符合。', 'All in order.'),
        findings: [],
      },
    ],
    facts: { 'subject.name': '桐庐溪上宿民宿有限公司' },
  },
  {
    n: 4,
    name: '茆坪村便民点',
    place: at(29.7446, 119.6391),
    kind: 'service',
    parts: ['problem'],
    windows: [['13:00', '15:30']],
    reason: text('村里 3 件诉求一并听', 'Three requests of the village'),
    demands: [['service', text('村社走访', 'Village visit'), text('三服务走访', 'Service rounds')]],
    phone: '',
    person: '茆小满',
    address: '桐庐县富春江镇茆坪村',
    traits: [],
    last: [],
  },
];

const metres = (a, b) => {
  const k = Math.cos((29.77 * Math.PI) / 180);
  const dx = ((a.lon - b.lon) / 1e7) * 111320 * k;
  const dy = ((a.lat - b.lat) / 1e7) * 111320;
  return Math.round(Math.hypot(dx, dy) * 1.4);
};

/** `shuffle` hour of arrival per stop. */
function dayPiece(date) {
  const points = [station, ...stops.map((stop) => stop.place), station];
  const matrix = points.map((a) => points.map((b) => metres(a, b)));
  const hours = ['09:05', '10:50', '11:40', '13:20'];
  const instant = (hour) => `${date}T${hour}:00.000+08:00`;
  return {
    id: dayId,
    date,
    pair: officers.map((officer) => ({
      person: officer.person,
      name: officer.name,
      post: officer.post,
      postName: '一级行政执法员',
      organization: organization.id,
      organizationName: organization.name,
      certificate: {
        number: officer.certificate,
        validFrom: '2024-01-01',
        validUntil: '2028-12-31',
      },
    })),
    start: station,
    end: station,
    departAt: instant('08:40'),
    backAt: instant('14:25'),
    stops: stops.map((stop, at) => ({
      visit: id('0e', stop.n),
      premises: id('0f', stop.n),
      name: stop.name,
      place: stop.place,
      arriveAt: instant(hours[at]),
      leaveAt: instant(hours[at]),
      serviceSeconds: stop.parts.includes('inspection') ? 3600 : 1800,
      windows: stop.windows,
      reason: stop.reason,
    })),
    matrix: { metres: matrix, seconds: matrix.map((row) => row.map((m) => Math.round(m / 9))) },
    estimated: true,
  };
}

function visitPiece(stop, date) {
  const secret = `demo-secret-of-visit-${stop.n}`;
  return {
    id: id('0e', stop.n),
    code: { link: `/open/visits/${secret}`, secret, spoken: 'K7QF29MXP4' },
    kind: stop.kind,
    purposes: stop.demands.map(([, reason]) => reason),
    demands: stop.demands.map(([room, reason, sourceName], at) => ({
      id: id('1e', stop.n * 10 + at),
      room,
      reason,
      sourceName,
    })),
    parts: stop.parts,
    premises: id('0f', stop.n),
    subject: id('2f', stop.n),
    gate: {
      verdict: 'go',
      lines: [
        {
          rule: 'two-officers',
          verdict: 'go',
          text: text('两人同行，执法证都有效', 'Two officers, both certificates valid'),
          source: text('行政处罚法第四十二条第一款', 'Administrative Penalty Law, article 42 (1)'),
        },
        {
          rule: 'cap',
          verdict: 'go',
          text: text('今年第 1 次，没到上限', 'First visit this year, below the cap'),
          source: text('国办发〔2024〕54号', 'State Council Office 2024 no. 54'),
        },
      ],
    },
    approval: {
      personName: '沈知远',
      postName: '副局长',
      at: `${date}T07:50:00.000+08:00`,
      act: id('3e', 1),
    },
    actCode: 'K7QF29MXP4',
    year: { done: 1, cap: 2, counts: stop.kind === 'random' },
  };
}

function premisesPiece(stop) {
  return {
    id: id('0f', stop.n),
    name: stop.name,
    subject: {
      id: id('2f', stop.n),
      name: stop.facts?.['subject.name'] ?? `桐庐${stop.name}（个体工商户）`,
      identifier: { scheme: 'uscc', value: `91330122MA0000000${stop.n}` },
      representative: stop.person,
    },
    address: stop.address,
    place: stop.place,
    phone: stop.phone,
    openingHours: stop.windows,
    traits: stop.traits,
    licences: stop.parts.includes('inspection')
      ? [
          {
            kind: '食品经营许可证',
            number: `JY2330122000001${stop.n}`,
            validUntil: stop.n === 1 ? '2026-11-02' : '2028-03-01',
          },
          { kind: '营业执照', number: `91330122MA0000000${stop.n}`, validUntil: '2040-01-01' },
        ]
      : [],
    equipment: (stop.devices ?? []).map((device) => ({
      id: device.id,
      kind: device.kind,
      name: device.name,
      registration: '梯11浙A20017(19)',
      nextInspection: '2026-12-20',
    })),
    lastVisits: stop.last,
    source: 'fictional',
  };
}

const geography = {
  outline: [],
  water: [
    {
      name: '富春江',
      points: [
        [119.6, 29.806],
        [119.62, 29.803],
        [119.64, 29.8],
        [119.66, 29.803],
        [119.69, 29.81],
      ],
    },
    {
      name: '芦茨溪',
      points: [
        [119.636, 29.801],
        [119.64, 29.785],
        [119.648, 29.772],
        [119.656, 29.76],
        [119.663, 29.74],
      ],
    },
  ],
  roads: [
    [
      [119.615, 29.796],
      [119.6332, 29.7958],
      [119.6418, 29.7724],
      [119.6521, 29.7689],
      [119.6602, 29.7551],
      [119.668, 29.744],
    ],
    [
      [119.6418, 29.7724],
      [119.6391, 29.7446],
      [119.637, 29.735],
    ],
  ],
  names: [
    { name: '富春江镇', lat: 29.797, lon: 119.628 },
    { name: '芦茨村', lat: 29.7765, lon: 119.637 },
    { name: '石舍村', lat: 29.7525, lon: 119.667 },
    { name: '茆坪村', lat: 29.741, lon: 119.645 },
  ],
  schematic: true,
};

const forms = {
  1: ['F01', 'F21', 'F22', 'F33', 'F34'],
  3: ['F01', 'F33'],
};

export function pieces(date, numbers, certificates) {
  return [
    { kind: 'day', key: dayId, content: dayPiece(date) },
    ...stops.flatMap((stop) => [
      { kind: 'visit', key: id('0e', stop.n), content: visitPiece(stop, date) },
      { kind: 'premises', key: id('0f', stop.n), content: premisesPiece(stop) },
      ...(stop.parts.includes('inspection')
        ? [
            {
              kind: 'inspection',
              key: id('0e', stop.n),
              content: {
                visit: id('0e', stop.n),
                forms: forms[stop.n].map((form) => ({ id: form, version: '2026.1' })),
                traits: stop.traits,
                devices: stop.devices ?? [],
                facts: stop.facts ?? {},
                last: stop.lastAnswers ?? [],
              },
            },
          ]
        : []),
      {
        kind: 'problem',
        key: id('0e', stop.n),
        content: { visit: id('0e', stop.n), heard: stop.heard ?? [] },
      },
    ]),
    { kind: 'catalogue', key: 'cn-zj', content: catalogue },
    { kind: 'sheet', key: 'result-sheet', content: template },
    { kind: 'sentences', key: 'sentences', content: sentences },
    {
      kind: 'numbers',
      key: 'result-sheet',
      content: {
        kind: 'result-sheet',
        organization: organization.id,
        year: Number(date.slice(0, 4)),
        prefix: `富市监查〔${date.slice(0, 4)}〕`,
        ...numbers,
      },
    },
    { kind: 'certificates', key: dayId, content: certificates },
    { kind: 'geography', key: 'geography', content: geography },
  ];
}
export const stopNames = stops.map((stop) => ({ visit: id('0e', stop.n), name: stop.name }));

export const todos = [
  {
    id: id('4a', 1),
    kind: 'cosign',
    text: text('溪上宿民宿：待会签', 'Guesthouse by the brook: awaiting co-signature'),
    about: { kind: 'visit', id: id('0e', 3) },
    raisedAt: '2026-11-23T15:12:00.000+08:00',
  },
];
