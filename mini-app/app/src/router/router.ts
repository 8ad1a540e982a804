import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import { above, home, href, parse, type Route } from './routes';

export interface Router {
  readonly route: Readonly<ShallowRef<Route>>;
  /** Links may also be plain: `<a :href="href(route)">`. */
  go(route: Route, options?: { replace?: boolean }): void;
  /** To what was seen before, or to the screen above where that is not of this page. */
  back(): void;
}

export const routerKey: InjectionKey<Router> = Symbol('router');

export function useRouter(): Router {
  const router = inject(routerKey);
  if (!router) throw new Error('No router');
  return router;
}

/** How many screens of ours lie below the one that is shown; kept in the history, so that it outlives a reload. */
interface Entry {
  depth: number;
}

export function createRouter(page: Window, first: Route = home): Router {
  const depthOf = (state: unknown) => (state as Entry | null)?.depth;
  let depth = depthOf(page.history.state) ?? 0;
  const route = shallowRef(parse(page.location.hash) ?? first);
  page.history.replaceState({ depth } satisfies Entry, '', href(route.value));

  const show = (next: Route) => {
    if (href(next) !== href(route.value)) route.value = next;
  };

  function go(next: Route, { replace = false } = {}) {
    if (href(next) === href(route.value)) return;
    if (!replace) depth++;
    page.history[replace ? 'replaceState' : 'pushState']({ depth } satisfies Entry, '', href(next));
    show(next);
  }

  page.addEventListener('popstate', event => {
    const next = parse(page.location.hash);
    const known = depthOf(event.state);
    // A link, or an address written by hand, made an entry that has no depth yet.
    depth = known ?? depth + 1;
    if (known === undefined || !next) page.history.replaceState({ depth }, '', href(next ?? route.value));
    if (next) show(next);
  });

  return {
    route: shallowReadonly(route),
    go,
    back: () => (depth > 0 ? page.history.back() : go(above(route.value), { replace: true })),
  };
}
