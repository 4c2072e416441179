import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type AnyRoute,
} from '@tanstack/react-router'
import { useMay } from '#kit/me.tsx'
import { PageFault, PageMissing } from '#kit/page-fault.tsx'
import type { Room, Route } from '#kit/room'
import { Skeleton } from '#kit/skeleton.tsx'
import { ToastCorner } from '#kit/toast-corner.tsx'
import { parseSearch, writeSearch } from '#kit/url'
import { Home, Inside } from './inside.tsx'

const gallery = { title: () => 'kit', screen: () => import('#kit/gallery/gallery.tsx'), bare: true } as const
const devRoutes: readonly Route[] =
  import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [
        { ...gallery, path: '/kit' },
        { ...gallery, path: '/kit/$show' },
      ]
    : []

const Root = () => (
  <>
    <Outlet />
    <ToastCorner />
  </>
)

/** The screen, for whoever may enter; to anyone else the page says what one says that is not there. */
const guarded = ({ screen, can }: Route): Route['screen'] =>
  can === undefined
    ? screen
    : async () => {
        const { Screen } = await screen()
        return { Screen: () => (useMay()(can) ? <Screen /> : <PageMissing />) }
      }

/** The addresses of the house, read from the list of rooms. */
export function makeRouter(rooms: readonly Room[], client: QueryClient) {
  const root = createRootRoute({ component: Root })
  const inside = createRoute({
    getParentRoute: () => root,
    id: 'inside',
    component: () => <Inside rooms={rooms} />,
  })
  const routeOf = (parent: AnyRoute, route: Route) =>
    createRoute({
      getParentRoute: () => parent,
      path: route.path,
      component: lazyRouteComponent(guarded(route), 'Screen'),
    })
  const all = [...rooms.flatMap(({ routes }) => routes), ...devRoutes]
  const home = createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: () => <Home rooms={rooms} />,
  })
  const hasHome = all.some(({ path }) => path === '/')
  const tree = root.addChildren([
    ...all.filter(({ bare }) => bare).map((route) => routeOf(root, route)),
    inside.addChildren([
      ...(hasHome ? [] : [home]),
      ...all.filter(({ bare }) => !bare).map((route) => routeOf(inside, route)),
    ]),
  ])
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingMs: 120,
    defaultPendingComponent: () => <Skeleton shape="rows" />,
    defaultErrorComponent: ({ error, reset }) => <PageFault error={error} onAgain={reset} />,
    defaultNotFoundComponent: PageMissing,
    scrollRestoration: true,
  })
}
