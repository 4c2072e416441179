import { ask, asking } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { dayShortly } from '#kit/time-words'
import { usePages } from '#kit/use-pages'
import { When } from '#kit/when.tsx'
import { custody, type CustodyMove } from '../contract.ts'
import classes from './custody.module.css'
import { w } from './words.ts'

const atOnce = 20

/** Who had a thing, the latest first. */
export function CustodyPanel({ id, kind }: { id: string; kind: string }) {
  const input = { id, limit: atOnce }
  const { items, hasMore, isLoading, load } = usePages({
    first: asking(custody.moves, input, { kinds: [kind] }),
    page: (after, signal) => ask(custody.moves, { ...input, ...(after && { after }) }, signal),
  })
  if (!items) return <Skeleton shape="rows" count={3} />
  const n = items.length
  return (
    <Panel title={hasMore ? w('some', { n }) : w('ledger', { n })}>
      {n > 0 && (
        <PanelList>
          {items.map((move) => (
            <PanelRow key={move.id} roomy>
              <Move move={move} />
            </PanelRow>
          ))}
        </PanelList>
      )}
      {hasMore && (
        <PanelBody>
          <Button kind="quiet" size="s" busy={isLoading} onClick={load}>
            {w('more')}
          </Button>
        </PanelBody>
      )}
    </Panel>
  )
}

function Move({ move: { at, way, from, to, reason, quantity, note, due_back, by } }: { move: CustodyMove }) {
  const { language } = useReader()
  const words = [
    quantity > 1 && String(quantity),
    w(`reason.${reason}`),
    way === 'on' && w('from', { from: from?.title ?? w('nobody') }),
    due_back && w('due', { day: dayShortly(due_back, language) }),
    note,
  ]
  return (
    <div className={classes.row}>
      <span className="t2">
        <When at={at} />
      </span>
      <i className={classes.dot} data-way={way} data-kind={to?.kind} aria-hidden="true" />
      <span>
        <End way={way} end={to} /> <span className="t2">{words.filter(Boolean).join(', ')}</span>
      </span>
      <span className="t3 f12">{by.name}</span>
    </div>
  )
}

function End({ way, end }: { way: CustodyMove['way']; end: CustodyMove['to'] }) {
  const places = usePlaces()
  if (way === 'out') return <b className="b">{w('left')}</b>
  return end ? (
    <Link to={placeOf(places, end).to} className="b">
      {end.title}
    </Link>
  ) : (
    <b className="b">{w('nobody')}</b>
  )
}
