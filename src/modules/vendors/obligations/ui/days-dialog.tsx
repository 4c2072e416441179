import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { obliging } from '../contract.ts'
import { obligationFields, scheduleFields } from '../schemas.ts'
import type { Obligation } from './obligation-words.tsx'
import { w } from './words.ts'

const Days = z.object({ ...scheduleFields, lead_days: obligationFields.lead_days })

/** Other days: they hold for what is open and what follows, never for what is behind us. */
export function DaysDialog({ obligation, onClose }: { obligation: Obligation; onClose: () => void }) {
  const { id, version, first_on, every_months, last_on, lead_days } = obligation
  const save = useCommand(obliging.saveObligation, {
    form: underField,
    touches: ['history'],
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('change')}
      size={520}
      schema={Days}
      version={version}
      initial={{ first_on, every_months, last_on, lead_days }}
      extras={{ first_on: { ahead: true }, last_on: { ahead: true } }}
      save={w('change.save')}
      onSave={(days, edited) => save.mutateAsync({ id, version: edited, ...days })}
    />
  )
}
