import type { ReactNode } from 'react'
import { Callout } from '#kit/callout.tsx'
import type { ImportState, ImportView } from '../schemas.ts'
import classes from './import.module.css'
import { LeftOut } from './left-out.tsx'
import { outcome } from './state-pill.tsx'
import { w } from './words.ts'

/** Where the import stands, as a sentence, with what it hangs on. */
export function Finding({ one }: { one: ImportView }) {
  const Verdict = verdicts[one.state]
  return (
    <div className={classes.finding}>
      {Verdict && <Verdict one={one} />}
      {one.state === 'rehearsed' && <LeftOut one={one} />}
      {(one.state === 'mapping' || one.state === 'rehearsed') && <Lacks lacks={one.lacks} />}
      {one.notes.length > 0 && one.state !== 'mapping' && <Notes notes={one.notes} />}
    </div>
  )
}

const seconds = ({ counts }: ImportView) => Math.max(0.1, Math.round(counts.seconds * 10) / 10)
const under = (why: string | null) => why !== null && <p>{why}</p>
type Said = (props: { one: ImportView }) => ReactNode

const Rehearsed: Said = ({ one }) => (
  <Callout
    tone={one.counts.create + one.counts.update + one.counts.ends > 0 ? 'info' : 'warn'}
    title={outcome(one)}
  >
    <Along one={one} />
    {one.counts.heard > 0 && <p>{w('result-heard', { n: one.counts.heard })}</p>}
    <Left one={one} />
  </Callout>
)

const Done: Said = ({ one }) => (
  <Callout tone="good" title={`${outcome(one)} ${w('result-seconds', { n: seconds(one) })}`}>
    {under(one.why)}
    <p>{w('result-quiet')}</p>
    <Left one={one} />
  </Callout>
)

const Undone: Said = ({ one }) => (
  <Callout tone={one.counts.kept > 0 ? 'warn' : 'good'} title={outcome(one)}>
    {one.counts.kept > 0 && <p>{w('result-kept')}</p>}
  </Callout>
)

const Stopped: Said = ({ one }) => (
  <Callout tone="warn" title={outcome(one)}>
    {under(one.why)}
  </Callout>
)

const verdicts: Partial<Record<ImportState, Said>> = {
  refused: ({ one }) => <Callout tone="bad" title={one.why} />,
  mapping: Open,
  rehearsed: Rehearsed,
  stopped: Stopped,
  done: Done,
  undone: Undone,
}

/** What still has to be said before rehearsing. */
function Open({ one: { open, why } }: { one: ImportView }) {
  if (open.length === 0)
    return (
      <Callout tone="info">
        {why && <p>{why}</p>}
        {w('map-ready')}
      </Callout>
    )
  return (
    <Callout tone="warn" title={w('map-open')}>
      <ul className={classes.open}>
        {open.map(({ field, text }) => (
          <li key={`${field} ${text}`}>{text}</li>
        ))}
      </ul>
    </Callout>
  )
}

/** What the file does not hold, before anybody relies on it. */
function Lacks({ lacks }: Pick<ImportView, 'lacks'>) {
  if (lacks.length === 0) return null
  return (
    <Callout tone="info" title={w('lacks-title')}>
      <ul className={classes.open}>
        {lacks.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Callout>
  )
}

function Left({ one: { counts } }: { one: ImportView }): ReactNode {
  const n = counts.conflict + counts.error
  return n > 0 && <p>{w('result-left', { n })}</p>
}

function Along({ one: { brings } }: { one: ImportView }): ReactNode {
  if (brings.length === 0) return null
  const what = brings.map(({ title, n }) => w('result-brought', { kind: title, n })).join(', ')
  return <p>{w('result-brings', { what })}</p>
}

const few = 5

const Notes = ({ notes }: Pick<ImportView, 'notes'>) => (
  <details className={classes.notes} open={notes.length <= few}>
    <summary>{w('notes-title')}</summary>
    <ul>
      {notes.map(({ text, n }) => (
        <li key={text} className="row">
          <span className="grow">{text}</span>
          <span className="t3 f12 num nw">{w('notes-rows', { n })}</span>
        </li>
      ))}
    </ul>
  </details>
)
