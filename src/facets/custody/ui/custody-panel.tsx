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

interface CustodyPanelProps {
  id: string
  kind: string
  /** Only parts of it are handed out, as seats of a product are; not shown at all where none ever was. */
  parts?: boolean
}

/** Who had a thing, the latest first. */
export function CustodyPanel({ id, kind, parts = false }: CustodyPanelProps) {
  const input = { id, limit: atOnce }
  const { items, hasMore, isLoading, load } = usePages({
    first: asking(custody.moves, input, { kinds: [kind] }),
    page: (after, signal) => ask(custody.moves, { ...input, ...(after && { after }) }, signal),
  })
  if (!items) return <Skeleton shape="rows" count={3} />
  const n = items.length
  if (parts && n === 0) return null
  const title = parts ? w(hasMore ? 'parts-some' : 'parts', { n }) : w(hasMore ? 'some' : 'ledger', { n })
  return (
    <Panel title={title}>
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

const comesBack: ReadonlySet<CustodyMove['reason']> = new Set(['taken-back', 'ended'])

function Move({ move }: { move: CustodyMove }) {
  const { at, way, from, to, reason, quantity, note, due_back, by, part, terms } = move
  const { language } = useReader()
  const words = [
    quantity > 1 && String(quantity),
    part && w(`part.${part.kind}`, { name: part.name || '–' }),
    w(`reason.${reason}`),
    way === 'on' && w('from', { from: from?.title ?? w('nobody') }),
    due_back && w('due', { day: dayShortly(due_back, language) }),
    terms && w(terms.accepted ? 'terms' : 'terms-open', { version: terms.version }),
    note,
  ]
  return (
    <div className={classes.row}>
      <span className="t2">
        <When at={at} />
      </span>
      <i className={classes.dot} data-way={way} data-kind={to?.kind} aria-hidden="true" />
      <span>
        {/* A part comes back from somebody and is free again, and so did things elsewhere: they did not leave. */}
        {way === 'out' && (part || comesBack.has(reason)) ? (
          <End way="on" end={from} />
        ) : (
          <End way={way} end={to} />
        )}{' '}
        <span className="t2">{words.filter(Boolean).join(', ')}</span>
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
