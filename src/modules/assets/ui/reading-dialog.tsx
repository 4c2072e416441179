import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { assets } from '../contract.ts'
import { Reading } from '../schemas.ts'
import { savesRecord } from './saves-record.ts'
import { w } from './words.ts'

/** Writes down what the counter of a thing stood at on a day. */
export function ReadingDialog({ id, today, onClose }: { id: string; today: string; onClose: () => void }) {
  const save = useCommand(assets.readCounter, {
    done: w('value.read-done'),
    ...savesRecord,
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('value.read')}
      size={420}
      schema={Reading}
      initial={{ on: today }}
      save={w('value.read')}
      onSave={(reading) => save.mutateAsync({ id, ...reading })}
    />
  )
}
