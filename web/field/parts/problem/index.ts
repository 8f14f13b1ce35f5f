import type { FieldPart } from '../../src/parts';
import Told from './Told.vue';
import { draftProblem, problemsOf } from './problems';

/** The service part: problems heard at the place, answered or taken along. Twin of the room `problem`. */
export const problemPart: FieldPart = {
  kind: 'problem',
  routes: [{ path: 'problem', component: () => import('./Problems.vue'), props: true }],
  entry: (visit) => `/visits/${visit}/problem`,
  standing: async ({ draft }) => {
    const half = draft && draftProblem(draft);
    return {
      done: problemsOf(draft).length,
      total: problemsOf(draft).length,
      missing:
        half && half.text.trim()
          ? [{ zh: '有一件诉求还没有记完', en: 'One problem is not finished' }]
          : [],
    };
  },
  Told,
};
