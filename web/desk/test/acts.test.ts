// @vitest-environment happy-dom
import { VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import type { Day, Stop } from '@xunfu/api';
import { speech } from '@xunfu/ui';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queries } from '../src/app/queries';
import { useSession } from '../src/app/session';
import DayCard from '../src/today/DayCard.vue';

const CAP = {
  rule: 'yearly-cap',
  verdict: 'refused',
  text: { zh: '今年的入企检查已到上限' },
  source: { zh: '做法' },
  withReason: true,
};
const stop = {
  visit: 'v1',
  name: '芦茨湾农家菜馆',
  state: 'planned',
  reason: { zh: '顺路' },
  purposes: [],
  merged: 1,
  arriveAt: null,
  skipReason: null,
  gate: { verdict: 'at-cap', lines: [CAP] },
} as unknown as Stop;
const day = {
  id: 'd1',
  date: '2026-11-25',
  state: 'proposed',
  pair: [{ person: 'p', name: '傅承砚' }],
  stops: [stop],
  metres: 1000,
  backAt: null,
  estimated: true,
  withinPercent: 20,
  attribution: null,
  astray: [{ visit: 'v9', name: '湖心茶室', reason: 'far-from-roads', metres: 1700 }],
  proposal: null,
  approval: null,
  version: '"day-1"',
} as unknown as Day;

const asked: { path: string; headers: Record<string, string>; body: unknown }[] = [];
const answers: Record<string, readonly [number, unknown]> = {};

async function card(role: string, shown: Day = day) {
  const post = { id: 'post', name: '副局长', function: role, organization: {} };
  answers['/api/session'] = [200, { posts: [post], actingFor: 'post', serverTime: '2026-11-24' }];
  await useSession().load();
  const mounted = mount(DayCard, {
    props: { day: shown, today: '2026-11-24' },
    attachTo: document.body,
    global: { plugins: [speech('zh'), [VueQueryPlugin, { queryClient: queries }]] },
  });
  await flushPromises();
  return mounted;
}
type Card = Awaited<ReturnType<typeof card>>;
const press = async (mounted: Card, words: string) => {
  const button = mounted.findAll('button').find((one) => one.text() === words);
  await button!.trigger('click');
  await flushPromises();
};
const give = async (mounted: Card, reason: string) => {
  await mounted.find('textarea').setValue(reason);
  await mounted.find('form.ask').trigger('submit');
  await flushPromises();
};
const lastTo = (path: string) => asked.filter((one) => one.path === path).at(-1);

beforeEach(() => {
  asked.length = 0;
  document.cookie = 'XSRF-TOKEN=t';
  answers['/api/days/d1/reasons'] = [200, { stops: [], leftOut: [] }];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    asked.push({
      path,
      headers: (init.headers ?? {}) as Record<string, string>,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    const [status, body] = answers[path] ?? [200, {}];
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  queries.clear();
  for (const path of Object.keys(answers)) delete answers[path];
  document.body.replaceChildren();
});

describe('an act on a day', () => {
  it('passes a cap in principle for the reason that the approver writes, on the version read', async () => {
    answers['/api/visits/v1'] = [
      200,
      { id: 'v1', version: '"visit-1"', premises: { name: stop.name }, gate: stop.gate },
    ];
    const mounted = await card('deputy-in-charge');
    await press(mounted, '写理由');
    await give(mounted, '  举报集中，须再查一次 ');
    const sent = lastTo('/api/visits/v1/approval');
    expect(sent?.body).toEqual({ accept: true, beyondCap: '举报集中，须再查一次' });
    expect(sent?.headers['If-Match']).toBe('"visit-1"');
    expect(mounted.find('dialog textarea').exists()).toBe(false);
  });

  it('shows in the line of the gate for which reason a visit was let pass', async () => {
    const text = { zh: '已经 2 次；方知远写明理由：举报集中' };
    const passed = { verdict: 'go', lines: [{ ...CAP, verdict: 'go', text }] };
    const shown = { ...day, stops: [{ ...stop, gate: passed }] } as unknown as Day;
    const mounted = await card('deputy-in-charge', shown);
    expect(mounted.find('p.passed').text()).toContain('举报集中');
    expect(mounted.text()).not.toContain('写理由');
  });

  it('says what changed when somebody was first, and shows the newest', async () => {
    const approval = { personName: '方知远', postName: '', at: '2026-11-24T09:00:00+08:00' };
    const now = {
      ...day,
      state: 'returned',
      approval: { ...approval, accepted: false, reason: '改期' },
    };
    answers['/api/days/d1/approval'] = [412, { code: 'changed-since', now }];
    const mounted = await card('deputy-in-charge');
    await press(mounted, '批准这一天');
    expect(lastTo('/api/days/d1/approval')?.headers['If-Match']).toBe('"day-1"');
    const told = mounted.find('[role=alert]');
    expect(told.text()).toContain('有人改过');
    expect(told.text()).toContain('方知远 已退回：改期');
    await press(mounted, '看最新的');
    expect(mounted.find('[role=alert]').exists()).toBe(false);
  });

  it('takes a stop out of the day with a reason, on the version read', async () => {
    const mounted = await card('station-head');
    await press(mounted, '今天不去');
    await give(mounted, '店家停业');
    const sent = lastTo('/api/days/d1/skips');
    expect(sent?.body).toEqual({ visit: 'v1', reason: '店家停业' });
    expect(sent?.headers['If-Match']).toBe('"day-1"');
  });
});

describe('the ways of a day', () => {
  it('says how far estimates can be trusted, and which place no road reaches with what to do', async () => {
    const text = (await card('station-head')).text();
    expect(text).toContain('估算，通常误差在 ±20% 以内');
    expect(text).toContain('湖心茶室：地图上最近的路在 1.7 公里外');
    expect(text).toContain('请先核对登记的位置');
    expect(text).not.toContain('道路数据');
  });

  it('claims no accuracy before anybody has driven, and names who drew the map', async () => {
    const who = '© OpenStreetMap contributors, ODbL 1.0';
    const shown = { ...day, withinPercent: null, attribution: who, astray: [] } as unknown as Day;
    const text = (await card('station-head', shown)).text();
    expect(text).toContain('（估算）');
    expect(text).toContain(`道路数据：${who}`);
    expect(text).not.toContain('请先核对登记的位置');
  });
});
