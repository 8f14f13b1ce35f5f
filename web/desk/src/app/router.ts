import { createRouter, createWebHistory } from 'vue-router';

/** The places of the desk. Each name is also the key of its word in the rail. */
export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    { path: '/', name: 'today', component: () => import('../today/TodayPage.vue') },
    { path: '/records', name: 'records', component: () => import('../records/RecordsPage.vue') },
    {
      path: '/records/:visit',
      name: 'record',
      component: () => import('../records/RecordPage.vue'),
      props: true,
    },
    {
      path: '/visits/:visit',
      name: 'visit',
      component: () => import('../visits/VisitPage.vue'),
      props: true,
    },
    {
      path: '/submissions/:submission',
      name: 'submission',
      component: () => import('../records/SubmissionPage.vue'),
      props: true,
    },
    {
      path: '/problems',
      name: 'problems',
      component: () => import('../problems/ProblemsPage.vue'),
    },
    {
      path: '/subjects',
      name: 'subjects',
      component: () => import('../subjects/SubjectsPage.vue'),
    },
    { path: '/numbers', name: 'numbers', component: () => import('../numbers/NumbersPage.vue') },
    { path: '/trace', name: 'trace', component: () => import('../trace/TracePage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});
