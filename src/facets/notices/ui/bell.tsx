import { Popover } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ask, useAsk } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMe } from '#kit/me.tsx'
import { useIsNarrow } from '#kit/media'
import { Skeleton } from '#kit/skeleton.tsx'
import { notices } from '../contract.ts'
import classes from './inbox.module.css'
import { LineRow } from './line-row.tsx'
import { useMarking } from './use-marking.ts'
import { w } from './words.ts'

/** On every page: how much is new, and the newest of it a click away. It is nobody else's, also not to look at. */
export const Screen = () => (useMe()?.viewer ? null : <Bell />)

function Bell() {
  const { data } = useAsk(notices.count, {})
  const unread = data?.unread ?? 0
  const [opened, setOpened] = useState(false)
  const isNarrow = useIsNarrow()
  useSeenHere(unread)
  const bell = { icon: 'bell', label: w('bell', { n: unread }), keys: 'g i', count: unread } as const
  if (isNarrow) return <IconButton {...bell} to="/inbox" />
  return (
    <Popover position="bottom-end" width={400} trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <IconButton {...bell} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={w('title')}>
        <Newest unread={unread} onGo={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

const shown = 8

function Newest({ unread, onGo }: { unread: number; onGo: () => void }) {
  const { data } = useAsk(notices.list, { limit: shown }, { keep: true })
  const marking = useMarking()
  return (
    <>
      <div className={classes.head}>
        <b>{w('heading', { n: unread })}</b>
        {unread > 0 && (
          <Button size="s" kind="quiet" onClick={marking.all}>
            {w('all-read')}
          </Button>
        )}
      </div>
      <div className={classes.panel}>
        {!data && <Skeleton shape="rows" />}
        {data?.items.length === 0 && <p className={classes.calm}>{w('none')}</p>}
        <ul>
          {data?.items.map((line) => (
            <LineRow
              key={line.id}
              line={line}
              onGo={(one) => {
                marking.read(one)
                onGo()
              }}
            />
          ))}
        </ul>
      </div>
      <div className={classes.foot}>
        <Link to="/inbox" onClick={onGo}>
          {w('bell-open')}
        </Link>
        <Link to="/profile/notices" className="f12" onClick={onGo}>
          {w('choose')}
        </Link>
      </div>
    </>
  )
}

/** A number as records have it, at the end of an address. */
const keyIn = (path: string) => /\/([A-Z]{1,8}-\d+)$/.exec(path)?.[1]

/** Whoever looks at a record has seen what is told of it: not while the page lies behind others. */
function useSeenHere(unread: number) {
  const key = useRouterState({ select: ({ location }) => keyIn(location.pathname) })
  useEffect(() => {
    if (key === undefined || unread === 0) return undefined
    const see = () => {
      // That it could not be said needs nobody: the bell goes on counting.
      if (document.hasFocus()) ask(notices.read, { key }).catch(() => undefined)
    }
    see()
    window.addEventListener('focus', see)
    return () => window.removeEventListener('focus', see)
  }, [key, unread])
}
