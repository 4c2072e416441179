import { Modal } from '@mantine/core'
import { ask, refresh, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Line } from '#kit/panel.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { desk, type Ticket } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import classes from './ticket.module.css'
import { w } from './words.ts'

const schema = desk.spendTime.input.omit({ id: true })

/** Writes down how long somebody worked on a ticket, and shows what was written down before. */
export function TimeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const client = useQueryClient()
  const save = async (entry: { minutes: number }) => {
    await ask(desk.spendTime, { id: ticket.id, ...entry })
    refresh(client, ['desk'])
    tell({ text: w('done.time') })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={w('time')} size={480}>
      <AutoForm
        schema={schema}
        bare
        save={w('time.do')}
        onSave={save}
        onCancel={onClose}
        extras={{ minutes: { autoFocus: true }, note: { wide: true } }}
      />
      <Entries ticket={ticket} />
    </Modal>
  )
}

const useTimes = ({ id, minutes }: Ticket) =>
  useAsk(desk.times, { id }, { kinds: kindNames, enabled: minutes > 0 }).data?.items ?? []

function Entries({ ticket }: { ticket: Ticket }) {
  const items = useTimes(ticket)
  if (items.length === 0) return null
  return (
    <div className={classes.entries}>
      {items.map(({ id, person, minutes, spent_on, note }) => (
        <Line
          key={id}
          end={
            <>
              {w('minutes', { minutes })}, <When at={spent_on} />
            </>
          }
        >
          {person.name}
          {note && <span className="t3">, {note}</span>}
        </Line>
      ))}
    </div>
  )
}

/** How much time went into a ticket, and whose. */
export function TimeSpent({ ticket }: { ticket: Ticket }) {
  const names = new Set(useTimes(ticket).map(({ person }) => person.name.split(' ')[0]))
  if (names.size === 0) return w('minutes', { minutes: ticket.minutes })
  return w('time.by', { minutes: ticket.minutes, names: [...names].join(', ') })
}
