import type { z } from 'zod'
import type { Values } from '#lib/three-way'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { ClashPanel, whyWait } from '#kit/form/meanwhile.tsx'
import type { Meanwhile } from '#kit/form/use-meanwhile'
import type { Reply } from '#lib/contract'
import type { calendars } from '../contract.ts'
import { CalendarDraft, type Definition } from '../schemas.ts'
import classes from './calendar-page.module.css'
import { hoursOf, minutesOf } from './draft.ts'
import { w } from './words.ts'

interface KeepProps {
  calendar: Reply<typeof calendars.get>
  name: string
  draft: z.output<typeof Definition>
  otherHours: boolean
  isSaving: boolean
  meanwhile: Meanwhile
  onSave: () => void
  onDiscard: () => void
}

const partSaid = (field: string, value: unknown): string | undefined => {
  const part = CalendarDraft.partial().safeParse({ [field]: value }).data
  if (part?.weekly) return w('week.sum', { hours: hoursOf(minutesOf(part.weekly)) })
  if (part?.days) return part.days.map(({ name, date }) => `${name} ${date}`).join(', ') || '–'
  return typeof value === 'string' ? value : undefined
}

/** Says what keeping the change does, and does it; in reach wherever on the page one changes something. */
export function Keep({
  calendar,
  name,
  draft,
  otherHours,
  isSaving,
  meanwhile,
  onSave,
  onDiscard,
}: KeepProps) {
  const { clash } = meanwhile
  const values: Values = { name, ...draft }
  return (
    <section className={classes.keep} aria-label={w('unsaved')} data-edits>
      {clash && (
        <ClashPanel
          clash={clash}
          title={(field) => fieldOf(CalendarDraft, field).title}
          said={partSaid}
          valueOf={(field) => values[field]}
          settle={meanwhile.settle}
        />
      )}
      <Button
        kind="primary"
        busy={isSaving}
        data-saves
        refused={whyWait(clash)}
        reason="elsewhere"
        onClick={onSave}
      >
        {otherHours ? w('save', { n: calendar.version + 1 }) : w('save.name')}
      </Button>
      <Button kind="quiet" onClick={onDiscard}>
        {w('discard')}
      </Button>
      {otherHours && <span className="t2 f12">{w('consequence')}</span>}
    </section>
  )
}
