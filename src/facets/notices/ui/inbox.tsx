import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ask, asking, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Page } from '#kit/page.tsx'
import { Panel } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useListKeys } from '#kit/table/use-list-keys'
import { usePages } from '#kit/use-pages'
import { type Line, notices } from '../contract.ts'
import { LineRow, usePlaceOf } from './line-row.tsx'
import { useMarking } from './use-marking.ts'
import { w } from './words.ts'

/** All that the reader was told: a line for each record, unread ones first. */
export function Screen() {
  const [unread, setUnread] = useState(false)
  const count = useAsk(notices.count, {}).data?.unread ?? 0
  const { items, hasMore, isLoading, load } = usePages<Line>({
    first: asking(notices.list, { unread }),
    page: (after, signal) => ask(notices.list, { unread, ...(after !== undefined && { after }) }, signal),
  })
  const marking = useMarking()
  const { here, setHere } = useKeysOn(items ?? [], marking)
  return (
    <Page
      title={w('title')}
      heading={w('heading', { n: count })}
      layout="text"
      actions={
        <>
          <SegmentedControl
            aria-label={w('only')}
            value={unread ? 'unread' : 'all'}
            onChange={(shown) => setUnread(shown === 'unread')}
            data={[
              { value: 'all', label: w('only-all') },
              { value: 'unread', label: w('only-unread') },
            ]}
          />
          {count > 0 && (
            <Button icon="check" busy={marking.busy} onClick={marking.all}>
              {w('all-read')}
            </Button>
          )}
        </>
      }
    >
      {!items && <Skeleton shape="rows" />}
      {items?.length === 0 &&
        (unread ? <Nothing text={w('none-unread')} /> : <Empty title={w('none')} text={w('none-text')} />)}
      {items && items.length > 0 && (
        <Panel>
          <ul>
            {items.map((line) => (
              <LineRow
                key={line.id}
                line={line}
                isHere={line.id === here}
                onGo={(one) => {
                  setHere(one.id)
                  marking.read(one)
                }}
                onToggle={marking.toggle}
              />
            ))}
          </ul>
        </Panel>
      )}
      {hasMore && (
        <Button busy={isLoading} onClick={load}>
          {w('more')}
        </Button>
      )}
    </Page>
  )
}

/** The keys of a list, and the line that they are at. */
function useKeysOn(items: readonly Line[], marking: ReturnType<typeof useMarking>) {
  const [here, setHere] = useState<string>()
  const navigate = useNavigate()
  const place = usePlaceOf()
  const at = items.findIndex(({ id }) => id === here)
  const row = items[at]
  const go = (line: Line) => {
    marking.read(line)
    const [path = '/', query] = place(line).to.split('?')
    void navigate({ to: path, search: query ? Object.fromEntries(new URLSearchParams(query)) : {} })
  }
  useListKeys<Line>({
    selection: undefined,
    row,
    hands: {
      move: (by) => setHere(items[Math.min(items.length - 1, Math.max(0, at + by))]?.id),
      open: () => row && go(row),
      pick: () => undefined,
      moveAndPick: () => undefined,
    },
    actions: [{ keys: 'm', title: w('toggle'), run: marking.toggle }],
  })
  return { here, setHere }
}
