import {
  createRouter,
  createWebHashHistory,
  type RouteLocationNormalized,
  type Router,
} from 'vue-router';
import type { Field } from './field';
import { fieldParts } from './parts';
import { isPlace } from './places';

declare module 'vue-router' {
  interface RouteMeta {
    /** May be shown to nobody in particular. */
    open?: boolean;
    /** A place inside a visit, to which a killed app comes back. */
    inVisit?: boolean;
  }
}

/**
 * Addresses stand behind a `#`: any server of plain files, and the service worker alike, need to know /field/ only. A
 * place within a visit is written into its draft, so that a killed app opens where the officer stood.
 */
export function createFieldRouter(field: Field): Router {
  const inVisit = { inVisit: true };
  const router = createRouter({
    history: createWebHashHistory('/field/'),
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      { path: '/', redirect: '/today' },
      { path: '/sign-in', component: () => import('./sign-in/SignIn.vue'), meta: { open: true } },
      { path: '/today', component: () => import('./today/Today.vue') },
      { path: '/days', component: () => import('./today/Days.vue') },
      { path: '/map', component: () => import('./map/DayMap.vue') },
      { path: '/lookup', component: () => import('./lookup/Lookup.vue') },
      { path: '/todos', component: () => import('./todos/Todos.vue') },
      { path: '/outbox', component: () => import('./outbox/Outbox.vue') },
      { path: '/me', component: () => import('./me/Me.vue') },
      { path: '/cosign', component: () => import('./cosign/Cosign.vue') },
      { path: '/visits/:visit', component: () => import('./card/Card.vue'), props: true },
      {
        path: '/visits/:visit/door',
        component: () => import('./door/Door.vue'),
        props: true,
        meta: inVisit,
      },
      {
        path: '/visits/:visit/leave',
        component: () => import('./leave/Leave.vue'),
        props: true,
        meta: inVisit,
      },
      {
        path: '/visits/:visit/sheet',
        component: () => import('./sheet/SheetHanding.vue'),
        props: true,
      },
      ...fieldParts.flatMap((part) =>
        part.routes.map((route) => ({
          ...route,
          path: `/visits/:visit/${route.path}`,
          meta: { ...inVisit, ...route.meta },
        })),
      ),
      { path: '/:lost(.*)*', redirect: '/today' },
    ] as never,
  });

  let resumed = false;
  router.beforeEach(async (to) => {
    if (!field.session.value && !to.meta.open)
      return { path: '/sign-in', query: { to: to.fullPath } };
    if (!resumed && field.session.value) {
      resumed = true;
      const place = to.path === '/today' ? await placeBefore(field) : undefined;
      if (place && place !== to.fullPath) return place;
    }
    return true;
  });
  router.afterEach((to) => void rememberPlace(field, to));
  return router;
}

/** Where the officer stood in the visit touched last, while its record is not sealed. */
async function placeBefore(field: Field): Promise<string | undefined> {
  const [latest] = await field.phone.drafts.list();
  // Whoever went back to 今天 on purpose is not thrown into the visit again; "go on" still leads to the place.
  return latest && !latest.where['left'] && isPlace(latest.where.screen)
    ? latest.where.screen
    : undefined;
}

async function rememberPlace(field: Field, to: RouteLocationNormalized): Promise<void> {
  const leaving = to.path === '/today';
  if (!field.session.value || !(to.meta.inVisit || leaving)) return;
  for (const { visit, where } of await field.phone.drafts.list()) {
    const here = to.params['visit'] === visit;
    if (!here && !(leaving && !where['left'])) continue;
    const place = here ? { screen: to.fullPath, left: false } : { left: true };
    await field.phone.drafts
      .change(visit, (now) => ({ where: { ...now.where, ...place } }))
      .catch(() => undefined);
  }
}
