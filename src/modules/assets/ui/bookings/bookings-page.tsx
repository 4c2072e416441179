import { Select } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import type { Booking } from '../../bookings/schemas.ts'
import { assets } from '../../contract.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { Board } from './board.tsx'
import { BookDialog } from './book-dialog.tsx'
import { BookingDialog } from './booking-dialog.tsx'
import { w } from './words.ts'

const mostModels = 200
const moved = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** Bookings and loans of things on a time-line of four weeks. */
export function Screen() {
  const [search, set] = useSearchState()
  const [open, setOpen] = useState<Booking | 'new'>()
  const writes = useMay()('assets.write')
  const [from, model_id] = [search['from'], search['model']]
  const { data, error, refetch } = useAsk(
    assets.board,
    { ...(from && { from }), ...(model_id && { model_id }) },
    { kinds: ['asset'], keep: true },
  )
  const named = useModels()
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  const chosen = named.find(({ value }) => value === model_id)
  return (
    <Page
      title={care('bookings')}
      heading={data ? w('heading', { n: lateIn(data) }) : care('bookings')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={
        <>
          <Beside here="bookings" />
          {writes && (
            <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
              {w('book')}
            </Button>
          )}
        </>
      }
    >
      {data ? (
        <div className="stack wide">
          <Tools board={data} models={named} model={model_id} onSet={set} />
          {data.rows.length === 0 ? (
            <Empty title={w('empty')} text={w('empty.text')} />
          ) : (
            <Board {...data} onOpen={setOpen} />
          )}
          {open === 'new' && (
            <BookDialog
              today={data.today}
              {...(chosen && { model: { id: chosen.value, title: chosen.label } })}
              onClose={() => setOpen(undefined)}
            />
          )}
        </div>
      ) : (
        <Skeleton shape="rows" />
      )}
      {open && open !== 'new' && (
        <BookingDialog booking={open} writes={writes} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  )
}

/** The models that there are, as choices. */
function useModels() {
  const { data } = useAsk(assets.models, { limit: mostModels }, { kinds: ['asset'], keep: true })
  return (data?.items ?? []).map(({ id, manufacturer, name }) => ({
    value: id,
    label: `${manufacturer} ${name}`.trim(),
  }))
}

type Shown = Reply<typeof assets.board>

const lateIn = ({ rows }: Shown) =>
  rows.filter(
    ({ bookings, loans }) => bookings.some(({ overdue }) => overdue) || loans.some(({ overdue }) => overdue),
  ).length

interface ToolsProps {
  board: Shown
  models: { value: string; label: string }[]
  model: string | undefined
  onSet: (search: { from?: string | undefined; model?: string | undefined }) => void
}

/** Which days and which model are shown. */
const Tools = ({ board, models, model, onSet }: ToolsProps) => (
  <div className="row wrap">
    <IconButton icon="left" label={w('earlier')} onClick={() => onSet({ from: moved(board.from, -7) })} />
    <Button size="s" onClick={() => onSet({ from: undefined })}>
      {w('today')}
    </Button>
    <IconButton icon="right" label={w('later')} onClick={() => onSet({ from: moved(board.from, 7) })} />
    <Select
      aria-label={w('model')}
      placeholder={w('model.all')}
      data={models}
      value={model ?? null}
      onChange={(next) => onSet({ model: next ?? undefined })}
      searchable
      clearable
      w={240}
    />
    <span className="t2">{w(board.more ? 'more' : 'text')}</span>
  </div>
)
