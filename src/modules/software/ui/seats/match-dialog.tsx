import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Id } from '#lib/contract'
import { software } from '../../contract.ts'
import type { VendorSeat } from '../../seats/schemas.ts'
import { findPeople } from '../finders.ts'
import { w } from './words.ts'

const Whose = z.object({ person_id: Id.meta({ title: 'Person', of: 'person' }) })

interface MatchDialogProps {
  id: string
  seat: VendorSeat
  onClose: () => void
}

/** Says whose an account is that no address told. */
export function MatchDialog({ id, seat, onClose }: MatchDialogProps) {
  const match = useCommand(software.matchSeat, {
    form: underField,
    done: w('matched'),
    touches: ['history'],
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('match', { account: seat.account })}
      size={420}
      text={<p className="t2">{w('match.text')}</p>}
      schema={Whose}
      save={w('match.save')}
      onSave={({ person_id }) => match.mutateAsync({ id, seat_id: seat.id, person_id })}
      extras={{ person_id: { search: findPeople } }}
    />
  )
}
