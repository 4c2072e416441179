import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import classes from './lines.module.css'
import { type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

type Receipt = Purchase['receipts'][number]
const shown = 6

/** What came, and what it became. */
export function Receipts({ purchase: { receipts } }: { purchase: Purchase }) {
  const { day } = useSaid()
  if (receipts.length === 0) return null
  return (
    <Panel title={w('receipts', { n: receipts.length })}>
      <PanelList>
        {receipts.map((one) => (
          <PanelEntry
            key={one.id}
            icon={<Icon name="box" />}
            title={w('receipt', { day: day(one.received_on) })}
            sub={[w('by', { name: one.by.name }), one.note].filter(Boolean).join(' · ')}
          >
            <div className={classes.told}>
              {one.over_why !== '' && (
                <span className="warn f12">{w('receipt.over', { why: one.over_why })}</span>
              )}
              {one.lines.map((line) => (
                <Came key={line.line_id} line={line} />
              ))}
            </div>
          </PanelEntry>
        ))}
      </PanelList>
    </Panel>
  )
}

function Came({ line: { title, quantity, pieces } }: { line: Receipt['lines'][number] }) {
  const records = pieces.flatMap(({ record }) => record ?? [])
  return (
    <span>
      <span className="num">{quantity}</span> × {title}
      {records.length > 0 && ': '}
      {records.slice(0, shown).map(({ id, key }, n) => (
        <span key={id}>
          {n > 0 && ', '}
          <Link to={`/assets/${key}`}>{key}</Link>
        </span>
      ))}
      {records.length > shown && ` ${w('receipt.more', { n: records.length - shown })}`}
    </span>
  )
}
