import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Line } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { desk, type Ticket } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import type { TimeEntry } from '../time-contract.ts'
import { useDone } from './use-bulk.ts'
import classes from './ticket.module.css'
import { w } from './words.ts'

const input = desk.spendTime.input.omit({ id: true })
const schema = input.extend({
  minutes: input.shape.minutes.meta({ title: w('spent'), hint: w('time.hint'), widget: 'duration' }),
})

/** Writes down how long somebody worked on a ticket, and shows what was written down before, to be corrected or taken off. */
export function TimeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const done = useDone()
  const [entry, setEntry] = useState<TimeEntry>()
  const save = async (facts: z.output<typeof schema>) => {
    const at = { id: ticket.id, ...facts }
    const { batch } = entry
      ? await ask(desk.correctTime, { ...at, entry_id: entry.id })
      : await ask(desk.spendTime, at)
    done(w(entry ? 'done.time-corrected' : 'done.time'), batch)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={w(entry ? 'time.correct' : 'time')} size={480}>
      <AutoForm
        key={entry?.id ?? 'new'}
        schema={schema}
        {...(entry && { initial: { minutes: entry.minutes, spent_on: entry.spent_on, note: entry.note } })}
        bare
        save={w(entry ? 'time.save' : 'time.do')}
        onSave={save}
        onCancel={entry ? () => setEntry(undefined) : onClose}
        extras={{ minutes: { autoFocus: true }, note: { wide: true } }}
      />
      {!entry && <Entries ticket={ticket} onCorrect={setEntry} />}
    </Modal>
  )
}

const useTimes = ({ id, minutes }: Ticket) =>
  useAsk(desk.times, { id }, { kinds: kindNames, enabled: minutes > 0 }).data?.items ?? []

function Entries({ ticket, onCorrect }: { ticket: Ticket; onCorrect: (entry: TimeEntry) => void }) {
  const items = useTimes(ticket)
  if (items.length === 0) return null
  return (
    <div className={classes.entries}>
      {items.map((entry) => (
        <Entry key={entry.id} ticket={ticket} entry={entry} onCorrect={() => onCorrect(entry)} />
      ))}
    </div>
  )
}

interface EntryProps {
  ticket: Ticket
  entry: TimeEntry
  onCorrect: () => void
}

function Entry({ ticket, entry, onCorrect }: EntryProps) {
  const done = useDone()
  const { id, person, minutes, spent_on, note, can } = entry
  const what = { minutes, name: person.name }
  const remove = useCommand(desk.removeTime)
  const takeOff = async () => {
    const { batch } = await remove.mutateAsync({ id: ticket.id, entry_id: id })
    done(w('done.time-removed'), batch)
  }
  return (
    <Line
      end={
        <span className={classes.time}>
          {w('minutes', { minutes })}, <When at={spent_on} />
          {can.change === true && (
            <>
              <IconButton icon="edit" label={w('time.correct-one', what)} onClick={onCorrect} />
              <IconButton
                icon="trash"
                label={w('time.remove-one', what)}
                // What was refused has been said.
                onClick={() => void takeOff().catch(() => undefined)}
              />
            </>
          )}
        </span>
      }
    >
      {person.name}
      {note && <span className="t3">, {note}</span>}
    </Line>
  )
}

/** How much time went into a ticket, and whose. */
export function TimeSpent({ ticket }: { ticket: Ticket }) {
  const names = new Set(useTimes(ticket).map(({ person }) => person.name.split(' ')[0]))
  if (names.size === 0) return w('minutes', { minutes: ticket.minutes })
  return w('time.by', { minutes: ticket.minutes, names: [...names].join(', ') })
}
