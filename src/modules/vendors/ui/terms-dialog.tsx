import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { findCalendars } from '#modules/places/ui/finders'
import { vendors } from '../contract.ts'
import { termFields } from '../contract-schemas.ts'
import { type Contract, wordChoices } from './contract-words.tsx'
import { w } from './words.ts'

export const termNames = [
  'starts_on',
  'first_end',
  'renewal',
  'renews_months',
  'notice_amount',
  'notice_unit',
  'notice_to',
  'notice_in',
  'calendar_id',
  'cost',
  'per',
  'indexation',
] as const

/** What single fields of the terms need beyond their schema. */
export const termExtras = () => ({
  renewal: { choices: wordChoices.renewal() },
  notice_unit: { choices: wordChoices.notice_unit() },
  notice_to: { choices: wordChoices.notice_to() },
  notice_in: { choices: wordChoices.notice_in() },
  calendar_id: { search: findCalendars },
  per: { choices: wordChoices.per() },
})

const Terms = z.object(termFields)

/** What was agreed, changed as a whole: one part seldom makes sense without the others. */
export function TermsDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const save = useCommand(vendors.saveContract, {
    form: underField,
    touches: ['contracts', 'vendors'],
    closes: onClose,
  })
  const { calendar } = contract
  return (
    <FormDialog
      onClose={onClose}
      title={w('terms.edit')}
      size={640}
      schema={Terms}
      fields={termNames}
      initial={{ ...contract, calendar_id: calendar?.id ?? null }}
      version={contract.version}
      save={w('terms.save')}
      onSave={(terms, version) => save.mutateAsync({ id: contract.id, version, ...terms })}
      extras={{
        ...termExtras(),
        calendar_id: { search: findCalendars, known: known(calendar) },
      }}
    />
  )
}
