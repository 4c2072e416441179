import { useAsk } from '#kit/api'
import { ClockCell } from '#kit/clock-cell.tsx'
import { Empty } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { useHasRoom } from '#kit/media'
import { Page } from '#kit/page.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { clockFacts } from '#facets/clocks/ui/clock-facts'
import type { Panel, PanelItem } from '#facets/home/contract'
import { useReader, useToday } from '#kit/reader.tsx'
import { dayShortly, dayWords, shortly } from '#kit/time-words'
import { bridge } from '../contract.ts'
import { w } from '../words.ts'
import classes from './bridge.module.css'

/** Each reader's own morning: what needs them today, from every room, each finding with its first rows. */
export function Screen() {
  const { data } = useAsk(
    bridge.show,
    {},
    { kinds: ['incident', 'request', 'person', 'account', 'mail', 'calendar'] },
  )
  const reader = useReader()
  const columns = useHasRoom(1080) ? 2 : 1
  if (!data) return <Skeleton shape="rows" />
  const { panels, computed_at } = data
  const needing = panels.filter(({ calm }) => !calm).length
  return (
    <Page
      title={w('bridge')}
      heading={w('title', { n: needing })}
      actions={
        <span className="f12 t3">
          {w('computed', { at: shortly(Date.parse(computed_at), reader.now(), reader) })}
        </span>
      }
    >
      {panels.length === 0 ? (
        <Empty title={w('title', { n: 0 })} text={w('quiet')} />
      ) : (
        <div className={classes.columns}>
          {columnsOf(panels, columns).map((column) => (
            <div key={column[0]?.name} className={classes.column}>
              {column.map((panel) => (
                <Finding key={panel.name} panel={panel} />
              ))}
            </div>
          ))}
        </div>
      )}
    </Page>
  )
}

/** Read across: the first of each column, then the second. No panel leaves a hole under it. */
const columnsOf = (panels: readonly Panel[], n: number): Panel[][] =>
  Array.from({ length: Math.min(n, panels.length) }, (_, column) =>
    panels.filter((__, at) => at % n === column),
  )

const Finding = ({ panel: { title, figures, items } }: { panel: Panel }) => (
  <Box title={title} end={figures.length > 0 && <Figures figures={figures} />}>
    <PanelList>
      {items.map((item) => (
        <PanelRow key={item.id} roomy>
          <Line item={item} />
        </PanelRow>
      ))}
    </PanelList>
  </Box>
)

const Figures = ({ figures }: Pick<Panel, 'figures'>) => (
  <span className="row">
    {figures.map(({ words, to }) => (
      <Link key={to} to={to}>
        {words}
      </Link>
    ))}
  </span>
)

function Line({ item: { key, title, to, sub, clock, day, mark } }: { item: PanelItem }) {
  const facts = clockFacts(clock ?? undefined)
  return (
    <>
      <div className={classes.words}>
        <div className="b cut">{key === null && to !== null ? <Link to={to}>{title}</Link> : title}</div>
        <div className={key === null ? 'f12 t3' : 'f12 t3 cut'}>
          {key !== null && to !== null && <Link to={to}>{key}</Link>}
          {key !== null && sub && ', '}
          {sub}
        </div>
      </div>
      {facts && (
        <span className={classes.clock}>
          <ClockCell {...facts} />
        </span>
      )}
      {day && <Until {...day} />}
      {mark && <Mark tone={mark.tone ?? undefined}>{mark.words}</Mark>}
    </>
  )
}

/** As many days away a day of the week says which one is meant; farther off it takes the year. */
const near = 180

/** Until when, or, once that is past, since when. */
function Until({ date, until }: { date: string; until: boolean }) {
  const reader = useReader()
  const today = useToday()
  const apart = Math.abs(Temporal.PlainDate.from(today).until(date).days)
  const day = apart < near ? dayShortly(date, reader.language) : dayWords(date, reader.language)
  const isPast = until && date < today
  return (
    <span className={`f12 nw num ${isPast ? 'warn' : 't2'}`}>
      {until ? w(isPast ? 'since' : 'until', { day }) : day}
    </span>
  )
}
