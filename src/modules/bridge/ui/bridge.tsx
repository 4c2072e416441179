import { useAsk } from '#kit/api'
import { ClockCell } from '#kit/clock-cell.tsx'
import { Empty } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { Page } from '#kit/page.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { clockFacts } from '#facets/clocks/ui/clock-facts'
import type { Panel, PanelItem } from '#facets/home/contract'
import { useReader } from '#kit/reader.tsx'
import { shortly } from '#kit/time-words'
import { bridge } from '../contract.ts'
import { w } from '../words.ts'
import classes from './bridge.module.css'

/** Each reader's own morning: what needs them today, from every room, each finding with its first rows. */
export function Screen() {
  const { data } = useAsk(bridge.show, {}, { kinds: ['incident', 'request', 'person'] })
  const reader = useReader()
  if (!data) return <Skeleton shape="rows" />
  const { panels, computed_at } = data
  return (
    <Page
      title={w('bridge')}
      heading={w('title', { n: panels.length })}
      actions={
        <span className="f12 t3">
          {w('computed', { at: shortly(Date.parse(computed_at), reader.now(), reader) })}
        </span>
      }
    >
      {panels.length === 0 ? (
        <Empty title={w('title', { n: 0 })} text={w('quiet')} />
      ) : (
        <div className={classes.panels}>
          {panels.map((panel) => (
            <Finding key={panel.name} panel={panel} />
          ))}
        </div>
      )}
    </Page>
  )
}

const Finding = ({ panel: { title, all, items } }: { panel: Panel }) => (
  <Box title={title} end={all && <Link to={all.to}>{all.words}</Link>}>
    <PanelList>
      {items.map((item) => (
        <PanelRow key={item.id} roomy>
          <Line item={item} />
        </PanelRow>
      ))}
    </PanelList>
  </Box>
)

function Line({ item: { title, to, sub, clock, mark, ...item } }: { item: PanelItem }) {
  const facts = clockFacts(clock ?? undefined)
  return (
    <>
      <div className={classes.words}>
        <div className="b cut">{title}</div>
        <div className="f12 t3 cut">
          <Link to={to}>{item.key}</Link>
          {sub && `, ${sub}`}
        </div>
      </div>
      {facts && (
        <span className={classes.clock}>
          <ClockCell {...facts} />
        </span>
      )}
      {mark && <Mark tone={mark.tone ?? undefined}>{mark.words}</Mark>}
    </>
  )
}
