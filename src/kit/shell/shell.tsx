import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { ConnectionBanner } from '../banner.tsx'
import { asLeft } from '../left.ts'
import { useIsNarrow } from '../media.ts'
import { pageNames, PageNamesContext, usePageName } from '../page.tsx'
import type { Command, Room } from '../room.ts'
import { undoLast } from '../toast.tsx'
import { useKeys } from '../use-keys.tsx'
import type { Found } from '../visited.ts'
import { w } from '../words.ts'
import { Navigation } from './navigation.tsx'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import type { UserMenuProps } from './user-menu.tsx'

const loadPalette = () => import('../palette.tsx')
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const NarrowMenu = lazy(async () => ({ default: (await import('./narrow-menu.tsx')).NarrowMenu }))
const AllKeys = lazy(async () => ({ default: (await import('./all-keys.tsx')).AllKeys }))

/** Finds records by what is typed. */
export type Search = (text: string, signal: AbortSignal) => Promise<Found[]>

export interface ShellProps {
  rooms: readonly Room[]
  /** The organisation's name, beside the wheel. */
  brand?: string | undefined
  user: UserMenuProps
  /** Whether the reader holds a permission; what they may not do is not offered. */
  may: (permission: string | undefined) => boolean
  /** Commands of the app itself, besides those of the rooms. */
  commands?: readonly Command[] | undefined
  search?: Search | undefined
  /** What rooms have to say above every page. */
  banners?: ReactNode
  /** What tells the reader what is new, at the end of the top bar. */
  bell?: ReactNode
  children: ReactNode
}

/** The frame round every page: navigation by duty, top bar, palette, keys. */
export function Shell({
  rooms,
  brand,
  user,
  may,
  commands = [],
  search,
  banners,
  bell,
  children,
}: ShellProps) {
  const [names] = useState(pageNames)
  const [menuOpen, menu] = useDisclosure(false)
  const [keysOpen, keys] = useDisclosure(false)
  const [wanted, setWanted] = useState(0)
  const openPalette = () => setWanted(wanted + 1)
  const [createOpen, create] = useDisclosure(false)
  const isNarrow = useIsNarrow()
  const navigate = useNavigate()
  const go = (to: string) => {
    const [path = '/', query] = to.split('?')
    void navigate({ to: path, search: query ? Object.fromEntries(new URLSearchParams(query)) : {} })
  }
  const open = rooms.filter(({ can }) => may(can))
  const doable = [...commands, ...open.flatMap(({ commands = [] }) => commands)].filter(({ can }) => may(can))
  const going = open.flatMap((room) => (room.home ? [{ ...room, home: room.home }] : []))

  // There before it is wanted: who presses its keys types on at once.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500)
    return () => clearTimeout(timer)
  }, [])
  useKeys(w('keys_everywhere'), [
    { keys: 'mod+k', title: w('palette'), run: openPalette, inFields: true },
    { keys: '?', title: w('all_keys'), run: keys.open },
    { keys: 'u', title: w('undo_last'), run: undoLast },
    { keys: 'c', title: w('create'), run: create.open },
  ])
  useKeys(
    w('keys_go'),
    going.flatMap((room) =>
      room.go
        ? [{ keys: `g ${room.go}`, title: room.title(), run: () => go(asLeft(room.home, location.pathname)) }]
        : [],
    ),
  )
  useKeys(
    w('keys_do'),
    doable.flatMap((command) => {
      const { keys: stroke, to, run } = command
      return stroke ? [{ keys: stroke, title: command.title(), run: () => (to ? go(to) : run?.()) }] : []
    }),
  )
  const navigation = <Navigation rooms={open} may={may} brand={brand} user={user} onGo={menu.close} />
  const palette = [
    ...doable,
    ...going.map((room): Command => ({
      name: `go-${room.name}`,
      title: () => w('go_to', { place: room.title() }),
      icon: room.icon,
      to: room.home,
      ...(room.go ? { keys: `g ${room.go}` } : {}),
    })),
    { name: 'keys', title: () => w('all_keys'), icon: 'keyboard', keys: '?', run: keys.open } as const,
  ]
  return (
    <PageNamesContext value={names}>
      <a className={classes.skip} href="#main">
        {w('skip')}
      </a>
      <div className={classes.app}>
        {!isNarrow && <div className={classes.side}>{navigation}</div>}
        <div className={classes.main}>
          <ConnectionBanner />
          {banners}
          <TopBar
            onSearch={openPalette}
            onMenu={isNarrow ? menu.open : undefined}
            creating={{ commands: doable.filter(({ creates }) => creates), opened: createOpen, ...create }}
            bell={bell}
            go={go}
          />
          <main id="main" className={classes.content} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <Suspense>
        {isNarrow && (
          <NarrowMenu opened={menuOpen} onClose={menu.close}>
            {navigation}
          </NarrowMenu>
        )}
        {wanted > 0 && <Palette commands={palette} search={search} go={go} wanted={wanted} />}
        {keysOpen && <AllKeys opened onClose={keys.close} />}
      </Suspense>
      <Announcer />
    </PageNamesContext>
  )
}

/** Says where one has come to, for those who do not see the page change. */
function Announcer() {
  return <output className="sr">{usePageName()?.title}</output>
}
