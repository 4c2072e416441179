import { useEffect, useRef, type ReactNode } from 'react'
import { spoken } from '#lib/words'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useReader } from '../reader.tsx'
import type { Change } from '../refused.ts'
import { shortly } from '../time-words.ts'
import { w } from '../words.ts'
import classes from './form.module.css'
import type { Form } from './use-form.ts'
import type { Clash } from './use-meanwhile.ts'
import { valueWords } from './value-words.ts'

/** Why it cannot be saved yet: what both changed has to be chosen first. */
export const whyWait = (clash: Clash | undefined): string | undefined =>
  clash && clash.conflicts.length > 0 ? w('meanwhile_choose') : undefined

/** Who it was, by name, as a sentence begins with them. */
function whoOf(changes: readonly Change[]): string {
  const names = [...new Set(changes.map(({ by }) => by))]
  return names.length === 0 ? w('meanwhile_somebody') : new Intl.ListFormat(spoken()).format(names)
}

/** The change that a field's other value is from, as far as its event names fields. */
const changeOf = (changes: readonly Change[], name: string) =>
  changes.find(({ fields }) => fields.includes(name)) ?? (changes.length === 1 ? changes[0] : undefined)

interface PanelProps {
  clash: Clash
  /** What a field is called. */
  title: (name: string) => string
  /** How its value reads; undefined for what cannot be said in a line. */
  said: (name: string, value: unknown) => ReactNode
  valueOf: (name: string) => unknown
  settle: (name: string, take: 'theirs' | 'mine') => void
}

/** What two people changed at once: both versions of each such field side by side, and the choice between them. */
export function ClashPanel({
  clash: { conflicts, taken, changes },
  title,
  said,
  valueOf,
  settle,
}: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const left = conflicts.length
  // Whoever chose is led on: to the next one, and at the end to the button that saves.
  const before = useRef(0)
  useEffect(() => {
    const place = panel.current
    if (left > before.current) place?.focus()
    else if (left > 0) place?.querySelector('button')?.focus()
    else
      place?.closest('form,[data-edits]')?.querySelector<HTMLElement>('[type=submit],[data-saves]')?.focus()
    before.current = left
  }, [left])
  const who = whoOf(changes)
  return (
    <div ref={panel} className={classes.clash} tabIndex={-1}>
      <Callout tone={left > 0 ? 'warn' : 'good'} title={w('meanwhile_title', { who })} alert>
        <p>
          {left > 0 ? w('meanwhile_text', { n: left }) : w('meanwhile_done')}
          {taken.length > 0 && ` ${w('meanwhile_taken', { fields: taken.map(title).join(', ') })}`}
        </p>
        {conflicts.map(({ name, theirs }) => (
          <fieldset key={name} className={classes.both}>
            <legend>{title(name)}</legend>
            <Side who={<Whose change={changeOf(changes, name)} who={who} />}>
              {said(name, theirs) ?? w('meanwhile_other')}
              <Choose what={w('meanwhile_take')} field={title(name)} onClick={() => settle(name, 'theirs')} />
            </Side>
            <Side who={w('meanwhile_yours')}>
              {said(name, valueOf(name)) ?? w('meanwhile_own')}
              <Choose what={w('meanwhile_keep')} field={title(name)} onClick={() => settle(name, 'mine')} />
            </Side>
          </fieldset>
        ))}
      </Callout>
    </div>
  )
}

function Whose({ change, who }: { change: Change | undefined; who: string }) {
  const reader = useReader()
  if (!change) return who
  return w('meanwhile_theirs', {
    who: change.by,
    at: shortly(Date.parse(change.at), reader.now(), reader),
  })
}

const Side = ({ who, children }: { who: ReactNode; children: ReactNode }) => (
  <div className={classes.side}>
    <div className="t3 f12">{who}</div>
    {children}
  </div>
)

const Choose = ({ what, field, onClick }: { what: string; field: string; onClick: () => void }) => (
  <div>
    <Button size="s" aria-label={w('meanwhile_one', { what, field })} onClick={onClick}>
      {what}
    </Button>
  </div>
)

/** The same for a form over a schema. */
export function MeanwhilePanel<K extends string>({ form }: { form: Form<K> }) {
  const { zone, language } = useReader()
  const { clash, fields } = form
  if (!clash) return null
  const facts = (name: string) => fields.find((field) => field.name === name) ?? form.facts(name as K)
  return (
    <ClashPanel
      clash={clash}
      title={(name) => facts(name).title}
      said={(name, value) =>
        form.said?.(name, value) ?? valueWords(facts(name), value, { ...form.extrasOf(name), zone, language })
      }
      valueOf={(name) => form.values[name as K]}
      settle={(name, take) => form.settle(name as K, take)}
    />
  )
}
