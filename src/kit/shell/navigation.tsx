import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useAsk } from '../api.ts'
import { Icon } from '../icon.tsx'
import { Link } from '../link.tsx'
import { duties, type Count, type Duty, type Room, type Route } from '../room.ts'
import { w } from '../words.ts'
import classes from './navigation.module.css'
import { UserMenu, type UserMenuProps } from './user-menu.tsx'

interface NavigationProps {
  rooms: readonly Room[]
  may: (permission: string | undefined) => boolean
  brand?: string | undefined
  user: UserMenuProps
  onGo: () => void
}

const headOf = (duty: Duty) => (duty === 'bridge' ? undefined : w(`duty_${duty}`))

/** The rooms by duty, each with how much waits there and, of the one that one is in, its lists; who is reading at the foot. */
export function Navigation({ rooms, may, brand, user, onGo }: NavigationProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const groups = duties
    .map((duty) => ({ duty, rooms: rooms.filter((room) => room.duty === duty && room.home) }))
    .filter((group) => group.rooms.length > 0)
  const here = nearest(rooms, path)
  return (
    <nav className={classes.nav} aria-label={w('rooms')} data-no-print>
      <Link to="/" className={classes.brand} onClick={onGo}>
        <Icon name="wheel" size="l" />
        <span className="cut">{brand ?? w('product')}</span>
      </Link>
      <div className={classes.rooms}>
        {groups.map(({ duty, rooms }) => (
          <section key={duty} aria-label={headOf(duty) ?? w('product')}>
            {headOf(duty) && (
              <div className={classes.head} aria-hidden="true">
                {headOf(duty)}
              </div>
            )}
            {rooms
              .toSorted((a, b) => a.order - b.order)
              .map((room) => (
                <Entry
                  key={room.name}
                  room={room}
                  lists={room === here ? room.routes.filter(({ can, listed }) => listed && may(can)) : []}
                  isHere={room === here}
                  path={path}
                  onGo={onGo}
                />
              ))}
          </section>
        ))}
      </div>
      <UserMenu {...user} />
    </nav>
  )
}

/** The room whose home is the longest beginning of the address; sections of any room stand in the administration. */
export function nearest(rooms: readonly Room[], path: string): Room | undefined {
  const within = (home: string) => path === home || path.startsWith(home === '/' ? '//' : `${home}/`)
  const fitting = rooms.filter(({ home }) => home !== undefined && within(home))
  const isSection = rooms.some(({ sections = [] }) => sections.some(({ to }) => within(to)))
  return (
    fitting.toSorted((a, b) => (b.home?.length ?? 0) - (a.home?.length ?? 0))[0] ??
    (isSection ? rooms.find(({ duty, home }) => duty === 'administration' && home !== undefined) : undefined)
  )
}

interface EntryProps {
  room: Room
  /** Its lists, for the room that one is in. */
  lists: readonly Route[]
  isHere: boolean
  path: string
  onGo: () => void
}

function Entry({ room, lists, isHere, path, onGo }: EntryProps) {
  const list = lists.find((one) => path === one.path || path.startsWith(`${one.path}/`))
  return (
    <>
      <Link
        to={room.home ?? '/'}
        className={classes.entry}
        aria-current={isHere && !list ? 'page' : undefined}
        data-here={isHere || undefined}
        onClick={onGo}
      >
        <Icon name={room.icon} />
        <span className="cut">{room.title()}</span>
        {room.count && <Waiting room={room.name} load={room.count} />}
      </Link>
      {lists.map((one) => (
        <Link
          key={one.path}
          to={one.path}
          className={`${classes.entry} ${classes.list}`}
          aria-current={one === list ? 'page' : undefined}
          onClick={onGo}
        >
          <Icon name={one.listed ?? room.icon} />
          <span className="cut">{one.title()}</span>
        </Link>
      ))}
    </>
  )
}

/** The contract that holds the question is loaded after the first page, so that no page waits for it. */
function Waiting({ room, load }: { room: string; load: () => Promise<Count> }) {
  const { data } = useQuery({
    queryKey: ['count of', room],
    queryFn: load,
    staleTime: Infinity,
    structuralSharing: false,
  })
  return data ? <Counted {...data} /> : null
}

function Counted({ endpoint, input, pick, kinds }: Count) {
  const { data } = useAsk(endpoint, input, { kinds })
  const count = data === undefined ? undefined : pick(data)
  if (!count) return null
  return (
    <span className={classes.count}>
      {count > 999 ? w('over_999') : count}
      <span className="sr">{w('waiting', { n: count })}</span>
    </span>
  )
}
