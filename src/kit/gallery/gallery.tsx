import { IconButton } from '../button.tsx'
import { lazy, Suspense } from 'react'
import { ReaderProvider } from '../reader.tsx'
import { Shell } from '../shell/shell.tsx'
import { Skeleton } from '../skeleton.tsx'
import type { Room } from '../room.ts'
import { useParam } from '../url.ts'
import { Pieces } from './pieces.tsx'
import { findPeople, pretend } from './pretend.ts'
import { Queue } from './queue.tsx'
import { morning, zone } from './tickets.ts'

pretend()

const TicketPage = lazy(async () => ({ default: (await import('./ticket.tsx')).TicketPage }))
const NewChange = lazy(async () => ({ default: (await import('./new-change.tsx')).NewChange }))
const Settings = lazy(async () => ({ default: (await import('./settings.tsx')).Settings }))
const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }))
const Repairs = lazy(async () => ({ default: (await import('./repairs.tsx')).Repairs }))
const EmptyRoom = lazy(async () => ({ default: (await import('./empty-room.tsx')).EmptyRoom }))

const room = (
  name: string,
  title: string,
  icon: Room['icon'],
  duty: Room['duty'],
  order: number,
  go?: string,
): Room => ({
  name,
  title: () => title,
  icon,
  duty,
  order,
  home: `/kit/${name}`,
  routes: [],
  ...(go ? { go } : {}),
  commands:
    name === 'queue'
      ? [
          {
            name: 'open',
            title: () => 'New ticket',
            icon: 'inbox',
            keys: 'g n',
            creates: true,
            to: '/kit/form',
          },
          { name: 'change', title: () => 'New change', icon: 'swap', creates: true, to: '/kit/form' },
        ]
      : [],
})

const rooms = [
  room('pieces', 'Pieces', 'wheel', 'bridge', 1, 'p'),
  room('queue', 'Desk', 'inbox', 'service', 1, 'd'),
  room('ticket', 'Ticket', 'file', 'service', 2),
  room('form', 'Changes', 'swap', 'service', 3, 'c'),
  room('repairs', 'Repairs', 'external', 'estate', 1),
  room('empty', 'Contracts', 'building', 'steer', 1),
  room('settings', 'Administration', 'settings', 'administration', 1, 's'),
]

const pages: Record<string, () => React.ReactNode> = {
  queue: () => <Queue />,
  ticket: () => <TicketPage />,
  form: () => <NewChange />,
  settings: () => <Settings />,
  repairs: () => <Repairs />,
  empty: () => <EmptyRoom />,
}

const bell = <IconButton icon="bell" label="Inbox, 3 unread" count={3} />

/** Every piece of the kit in every state, with the data of an invented morning. In development only. */
export function Screen() {
  const show = useParam('show') || 'pieces'
  const page = pages[show]
  return (
    <ReaderProvider zone={zone} language="en-GB" now={() => morning}>
      <Suspense fallback={<Skeleton shape="record" />}>
        {show === 'door' ? (
          <SignIn />
        ) : (
          <Shell
            rooms={rooms}
            user={{
              name: 'Mikkel Krog',
              role: 'Technician, Bergen',
              profile: '/kit/settings',
              onSignOut: () => undefined,
            }}
            may={() => true}
            search={findPeople}
            bell={bell}
          >
            <Suspense fallback={<Skeleton shape="record" />}>{page ? page() : <Pieces />}</Suspense>
          </Shell>
        )}
      </Suspense>
    </ReaderProvider>
  )
}
