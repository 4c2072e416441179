import { useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { RoomsProvider } from '#kit/administration.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault, PageMissing } from '#kit/page-fault.tsx'
import type { Room } from '#kit/room'
import { send } from '#kit/send'
import { Shell, type Search } from '#kit/shell/shell.tsx'
import { PanelsProvider } from '#kit/record/panels.tsx'
import { PlacesProvider, placesOf } from '#kit/record/places.tsx'
import { tellRefusal } from '#kit/api'
import { door, isDoor } from './the-door.ts'
import { useSession } from './session.tsx'

/** Everything behind the door: the shell, and in it the page. */
export function Inside({ rooms }: { rooms: readonly Room[] }) {
  const session = useSession()
  const may = useMay()
  const client = useQueryClient()
  const search = useMemo(() => searchIn(rooms), [rooms])
  // The administration is there for whoever may enter one of its sections.
  const administers = rooms.some(({ sections = [] }) => sections.some(({ can }) => may(can)))
  const open = useMemo(
    () => rooms.filter(({ duty }) => duty !== 'administration' || administers),
    [rooms, administers],
  )
  const address = useRouterState({ select: ({ location }) => location.pathname + location.searchStr })
  if (session.data === null) return <ToTheDoor wanted={address} />
  if (session.isError) return <PageFault error={session.error} onAgain={() => void session.refetch()} />
  const me = session.data
  if (!me) return null
  const signOut = async () => {
    try {
      await send({ method: 'POST', url: '/api/sign-out', body: {}, signal: undefined })
      client.clear()
      window.location.assign(door)
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  if (me.owes_factor) return <ToSetUp wanted={address} />
  return (
    <Shell
      rooms={open}
      brand={me.organisation || undefined}
      may={may}
      search={search}
      banners={<Banners rooms={rooms} />}
      bell={<Bells rooms={rooms} />}
      user={{ name: me.name, role: me.role, profile: '/profile', onSignOut: () => void signOut() }}
    >
      <PlacesProvider rooms={rooms}>
        <PanelsProvider rooms={rooms}>
          <RoomsProvider rooms={rooms}>
            <Outlet />
          </RoomsProvider>
        </PanelsProvider>
      </PlacesProvider>
    </Shell>
  )
}

/** Each is loaded once the page stands, and only by whoever may know: also where the pages of its room are not theirs. */
function Banners({ rooms }: { rooms: readonly Room[] }) {
  const may = useMay()
  const banners = useMemo(
    () =>
      rooms.flatMap(({ name, banner }) =>
        banner
          ? [
              {
                name,
                can: banner.can,
                Banner: lazy(async () => ({ default: (await banner.screen()).Screen })),
              },
            ]
          : [],
      ),
    [rooms],
  )
  return banners
    .filter(({ can }) => may(can))
    .map(({ name, Banner }) => (
      <Suspense key={name}>
        <Banner />
      </Suspense>
    ))
}

/** Loaded once the page stands. */
function Bells({ rooms }: { rooms: readonly Room[] }) {
  const bells = useMemo(
    () =>
      rooms.flatMap(({ name, bell }) =>
        bell ? [{ name, Bell: lazy(async () => ({ default: (await bell()).Screen })) }] : [],
      ),
    [rooms],
  )
  return bells.map(({ name, Bell }) => (
    <Suspense key={name}>
      <Bell />
    </Suspense>
  ))
}

/** The palette's search, loaded when something is first looked for. */
const searchIn =
  (rooms: readonly Room[]): Search =>
  async (text, signal) => {
    const { searchFor } = await import('#facets/records/ui/search')
    return searchFor(placesOf(rooms))(text, signal)
  }

/** Leads to the door once, unless a refused question does so already: what is on its way there is not what was wanted. */
function ToTheDoor({ wanted }: { wanted: string }) {
  const [next] = useState(wanted)
  return useMemo(() => (isDoor(next) ? null : <Navigate to={door} search={{ next }} replace />), [next])
}

/** The same for whoever must set up a second factor before anything else. */
function ToSetUp({ wanted }: { wanted: string }) {
  const [next] = useState(wanted)
  return useMemo(() => <Navigate to="/second-factor" search={{ next }} replace />, [next])
}

/** The front page: the first room that the reader may enter. */
export function Home({ rooms }: { rooms: readonly Room[] }) {
  const may = useMay()
  const first = rooms.find(({ home, can }) => home !== undefined && may(can))
  return first?.home ? <Navigate to={first.home} replace /> : <PageMissing />
}
