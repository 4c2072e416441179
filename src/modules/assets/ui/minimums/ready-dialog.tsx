import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { assets } from '../../contract.ts'
import { ReadyDraft, type ReadyRow } from '../../minimums/schemas.ts'
import { findPlaces } from '../finders.ts'
import { w } from './words.ts'

interface ReadyDialogProps {
  id: string
  /** Undefined: of another place. */
  row: ReadyRow | undefined
  onClose: () => void
}

/** Says how many of a model must lie ready, everywhere or in a place. */
export function ReadyDialog({ id, row, onClose }: ReadyDialogProps) {
  const keep = useCommand(assets.keepReady, { form: underField, touches: ['history'] })
  const place = row?.place
  return (
    <FormDialog
      onClose={onClose}
      title={row ? w('edit', { place: place?.title ?? w('everywhere') }) : w('add')}
      size={480}
      schema={ReadyDraft}
      // Of which place it is said stays: of another one another is said.
      fields={row ? ['least'] : ['place_id', 'least']}
      initial={{ place_id: place?.id ?? null, ...(row && { least: row.least }) }}
      save={w('save')}
      onSave={async (draft) => {
        await keep.mutateAsync({ id, ...draft, place_id: row ? (place?.id ?? null) : draft.place_id })
        onClose()
      }}
      extras={{ place_id: { search: findPlaces } }}
    />
  )
}
