import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { claiming } from '../contract.ts'
import { penaltyFields } from '../schemas.ts'
import type { Agreed } from './penalties-panel.tsx'
import { choicesOf } from './rule-choices.ts'
import { w } from './words.ts'

const Terms = z.object(penaltyFields)

/** For which period penalties are reckoned, how much is owed at most, and until when it is claimed. */
export function PenaltyTermsDialog({
  agreed: { id, version, terms },
  onClose,
}: {
  agreed: Agreed
  onClose: () => void
}) {
  const save = useCommand(claiming.agreePenalties, {
    form: underField,
    touches: ['contracts', 'claims'],
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('terms.edit')}
      size={640}
      schema={Terms}
      initial={terms}
      version={version}
      save={w('terms.save')}
      onSave={(given, edited) => save.mutateAsync({ id, version: edited, ...given, rules: terms.rules })}
      extras={{ period: { choices: choicesOf.period() }, language: { choices: choicesOf.language() } }}
    />
  )
}
