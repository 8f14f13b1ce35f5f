import type { FieldPart } from '../../src/parts';
import { openInspection, stateOf } from './inspection';
import { gapPlace, gapWords } from './gap-words';
import Told from './Told.vue';

/** The inspection part: every question once, in the order of the walk. Twin of the room `inspection`. */
export const inspectionPart: FieldPart = {
  kind: 'inspection',
  routes: [
    { path: 'inspection/finding/:ask', component: () => import('./FindingPage.vue'), props: true },
    { path: 'inspection/:section?', component: () => import('./Questionnaire.vue'), props: true },
  ],
  entry: (visit) => `/visits/${visit}/inspection`,
  standing: async (visit) => {
    const open = await openInspection(visit);
    if (!open) return { done: 0, total: 0, missing: [] };
    const state = stateOf(open, visit.draft);
    const gaps = open.run.gaps(state);
    const progress = open.run.progress(state);
    return {
      done: progress.reduce((sum, section) => sum + section.answered, 0),
      total: progress.reduce((sum, section) => sum + section.total, 0),
      missing: gaps.map((gap) => gapWords(open, gap)),
      firstMissing: gaps[0] && gapPlace(open, gaps[0]),
    };
  },
  Told,
};
