import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Line } from '#kit/panel.tsx'
import { useMe } from '#kit/me.tsx'
import { useReader } from '#kit/reader.tsx'
import { LastWords } from '#kit/record/last-words.tsx'
import { desk, type TicketRow } from '../contract.ts'
import { useVerbs } from './use-verbs.ts'
import { w } from './words.ts'

export type Filled = Reply<typeof desk.fillMacro>

/** A macro's words, as they will be read. */
export function MacroWords({ id, filled }: { id: string; filled: Filled }) {
  const me = useMe()
  const { now } = useReader()
  if (!filled.html) return null
  const at = new Date(now()).toISOString()
  const internal = filled.as === 'note'
  return <LastWords words={[{ id, who: me?.name ?? '', at, internal, html: filled.html }]} />
}

interface MacroShownProps {
  macro: string
  /** The ticket whose names stand in it; each of the others gets its own. */
  ticket: Pick<TicketRow, 'id' | 'key'>
  /** How many tickets it is used on. */
  count: number
}

/** What a macro says and does, before it does it to many. */
export function MacroShown({ macro, ticket, count }: MacroShownProps) {
  const { data: filled } = useAsk(desk.fillMacro, { id: ticket.id, macro_id: macro })
  const verbs = useVerbs()
  if (!filled) return null
  const { sets, verb, tags, html } = filled
  return (
    <section aria-label={w('macro.does')}>
      {html && count > 1 && <p className="f12 t3">{w('macro.reads', { key: ticket.key })}</p>}
      <MacroWords id={macro} filled={filled} />
      {sets.map(({ name, title, to }) => (
        <Line key={name} end={w('macro.sets', { to })}>
          {title}
        </Line>
      ))}
      {verb !== undefined && <Line end={w('macro.then')}>{verbs.get(verb) ?? verb}</Line>}
      {tags.map((tag) => (
        <Line key={tag} end={w('macro.tags')}>
          {tag}
        </Line>
      ))}
    </section>
  )
}
