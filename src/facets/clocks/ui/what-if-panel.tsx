import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Meter } from '#kit/meter.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { Refused } from '#kit/refused'
import { Skeleton } from '#kit/skeleton.tsx'
import { plus } from '../engine/what-if-sum.ts'
import type { WhatIf } from '../what-if-contract.ts'
import { WhatIfTold } from './what-if-told.tsx'
import { w } from './words.ts'

const pauseMs = 800

/** The portions of a replay: the newest tickets at once, the rest when it is asked for, and as long as it is. */
function usePortions<Change>(
  path: string,
  change: Change | undefined,
  ask: (change: Change, after: string | undefined, signal: AbortSignal) => Promise<WhatIf>,
) {
  const text = change && JSON.stringify(change)
  const [settled] = useDebouncedValue(text, pauseMs)
  const [wanted, setWanted] = useState<string>()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = useInfiniteQuery<
    WhatIf,
    Refused,
    { pages: WhatIf[] },
    readonly unknown[],
    string
  >({
    queryKey: [path, 'what-if', settled],
    queryFn: ({ pageParam, signal }) =>
      ask(JSON.parse(settled ?? '') as Change, pageParam === '' ? undefined : pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    enabled: settled !== undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  const goesOn = wanted !== undefined && wanted === settled
  useEffect(() => {
    if (goesOn && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }, [goesOn, hasNextPage, isFetchingNextPage, error, fetchNextPage])
  return {
    sum: data?.pages.reduce(plus),
    error,
    isBehind: settled !== text || isPlaceholderData,
    hasMore: hasNextPage,
    goesOn,
    goOn: () => setWanted(settled),
    stop: () => setWanted(undefined),
  }
}

interface WhatIfPanelProps<Change> {
  path: string
  /** What is tried; none while nothing is changed or it cannot be read. */
  change: Change | undefined
  ask: (change: Change, after: string | undefined, signal: AbortSignal) => Promise<WhatIf>
}

/** What a change would have made of the promises of the last 90 days; nothing is changed by looking. */
export function WhatIfPanel<Change>({ path, change, ask }: WhatIfPanelProps<Change>) {
  const { sum, error, isBehind, hasMore, goesOn, goOn, stop } = usePortions(path, change, ask)
  const shown = change !== undefined && !error ? sum : undefined
  return (
    <Panel title={w('what-if')}>
      {change === undefined && (
        <PanelBody>
          <p className="t2">{w('what-if-waits')}</p>
        </PanelBody>
      )}
      {change !== undefined && error && (
        <PanelBody>
          <Mark tone="bad">{error.message}</Mark>
        </PanelBody>
      )}
      {change !== undefined && !error && !sum && <Skeleton shape="text" />}
      {shown && (
        <div aria-busy={isBehind}>
          <WhatIfTold sum={shown} />
          {hasMore && (
            <PanelBody>
              <Progress sum={shown} />
              <Button size="s" onClick={goesOn ? stop : goOn}>
                {w(goesOn ? 'what-if-stop' : 'what-if-all')}
              </Button>
            </PanelBody>
          )}
        </div>
      )}
    </Panel>
  )
}

function Progress({ sum: { from, until, reached, tickets } }: { sum: WhatIf }) {
  const [start, end, now] = [Date.parse(from), Date.parse(until), Date.parse(reached)]
  const days = Math.round((end - now) / 86_400_000)
  return (
    <output className="stack">
      <span className="f12 t2">{w('what-if-so-far', { tickets, days })}</span>
      <Meter share={(end - now) / (end - start)} tone="accent" />
    </output>
  )
}
