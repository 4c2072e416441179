import { Modal } from '@mantine/core'
import { ask, refresh } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { tell } from '#kit/toast.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { desk, type Ticket } from '../contract.ts'
import { w } from './words.ts'

const schema = desk.spendTime.input.omit({ id: true })

/** Writes down how long somebody worked on a ticket. */
export function TimeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const client = useQueryClient()
  const save = async (entry: { minutes: number }) => {
    await ask(desk.spendTime, { id: ticket.id, ...entry })
    refresh(client, ['desk'])
    tell({ text: w('done.time') })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={w('time')} size={440}>
      <AutoForm schema={schema} bare save={w('time.do')} onSave={save} onCancel={onClose} />
    </Modal>
  )
}
