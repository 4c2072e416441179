import { SegmentedControl } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Nothing } from '#kit/empty.tsx'
import { useLatest } from '#kit/latest'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { administration, Job } from '../contract.ts'
import { jobColumns } from './job-columns.tsx'
import { Schedules } from './schedules.tsx'
import { w } from './words.ts'

const states = ['all', ...Job.shape.state.options] as const
const lookEveryMs = 2000

/** Jobs, newest first: how far each is, what went wrong, and the ways to stop or repeat it. */
export function Screen() {
  const [search, set] = useSearchState()
  const state = Job.shape.state.safeParse(search['state']).data
  const list = useList(administration.jobs, state ? { state } : {})
  const cancel = useCommand(administration.cancelJob, { done: ({ title }) => w('cancelled', { title }) })
  const repeat = useCommand(administration.repeatJob, { done: ({ title }) => w('repeated', { title }) })
  // Progress is no event: a page that is looked at asks again by itself.
  const store = useLatest(list.store)
  useEffect(() => {
    const timer = setInterval(() => store.get().again(), lookEveryMs)
    return () => clearInterval(timer)
  }, [store])
  const columns = useMemo(
    () =>
      jobColumns({
        cancel: (id) => cancel.mutate({ id }),
        repeat: (id) => repeat.mutate({ id }),
      }),
    [cancel, repeat],
  )
  return (
    <Administration current="jobs" text={w('jobs-text')}>
      <div style={{ overflowX: 'auto', flex: 'none', marginBottom: 12 }}>
        <SegmentedControl
          aria-label={w('jobs-state')}
          value={state ?? 'all'}
          onChange={(value) => set({ state: value === 'all' ? undefined : value })}
          data={states.map((value) => ({ value, label: w(`state.${value}`) }))}
        />
      </div>
      <TableBox>
        <Table
          label={w('jobs')}
          list={list}
          columns={columns}
          density="roomy"
          onOpen={() => undefined}
          nameOf={({ title }) => title}
          faded={({ state: at }) => at === 'done' || at === 'cancelled'}
          empty={<Nothing text={w('no-jobs')} />}
        />
      </TableBox>
      <Schedules />
    </Administration>
  )
}
