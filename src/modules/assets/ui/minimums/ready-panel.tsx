import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { assets } from '../../contract.ts'
import type { ModelStock, ReadyRow } from '../../minimums/schemas.ts'
import { ReadyDialog } from './ready-dialog.tsx'
import { w } from './words.ts'

/** How many of a model lie ready and how many must, everywhere and in places; what is on order beside it. */
export function ReadyPanel({ id }: { id: string }) {
  const answer = useAsk(assets.modelStock, { id }, { kinds: ['asset', 'purchase'] })
  return <Loaded answer={answer}>{(stock) => <Shown id={id} stock={stock} />}</Loaded>
}

function Shown({ id, stock: { ready, promised, rows, orders, refused } }: { id: string; stock: ModelStock }) {
  const { language } = useReader()
  const writes = useMay()('assets.write')
  const [open, setOpen] = useState<ReadyRow | 'new'>()
  return (
    <Panel
      title={w('ready', { n: ready })}
      sub={promised > 0 && w('promised', { n: promised, left: ready - promised })}
      end={
        writes && (
          <Button
            size="s"
            icon="plus"
            refused={refused}
            // Where there is nothing else to tell, the panel tells why.
            reason={rows.length === 0 ? 'elsewhere' : 'beside'}
            onClick={() => setOpen('new')}
          >
            {w('add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <PanelBody>{refused ?? w('none')}</PanelBody>}
      <PanelList>
        {rows.map((row) => (
          <PanelRow key={row.place?.id ?? ''}>
            <span className="grow">
              {row.place ? <Link to={`/places/${row.place.key}`}>{row.place.title}</Link> : w('everywhere')}
            </span>
            <Standing row={row} />
            <span className="num nw t2">{w('of', { ready: row.ready, least: row.least })}</span>
            {writes && (
              <IconButton
                icon="edit"
                label={w('edit', { place: row.place?.title ?? w('everywhere') })}
                onClick={() => setOpen(row)}
              />
            )}
          </PanelRow>
        ))}
        {orders.map(({ key, title, to, promised_on, n }) => (
          <PanelRow key={key}>
            <span className="row wrap grow">
              <span>
                <Link to={to}>{title}</Link> <span className="t3">{key}</span>
              </span>
              <span className="t2 nw">
                {promised_on === null
                  ? w('comes', { n })
                  : w('comes-on', { n, day: dayWords(promised_on, language) })}
              </span>
            </span>
          </PanelRow>
        ))}
      </PanelList>
      {open && (
        <ReadyDialog id={id} row={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  )
}

function Standing({ row: { missing, ordered } }: { row: ReadyRow }) {
  if (missing === 0) return null
  return (
    <Mark tone={missing === ordered ? 'info' : 'warn'}>
      {ordered === 0 ? w('few', { n: missing }) : w('few-ordered', { n: missing, ordered })}
    </Mark>
  )
}
