import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useToday } from '#kit/reader.tsx'
import { Day } from '#lib/contract'
import { vendors } from '../contract.ts'
import { type Contract, useSaid } from './contract-words.tsx'
import { w } from './words.ts'

const Notice = z.object({ on: Day.meta({ title: 'The notice arrived on' }) })

/** Notes that notice was given, and says until when it still runs. */
export function CancelDialog({ contract: { id }, onClose }: { contract: Contract; onClose: () => void }) {
  const { day } = useSaid()
  const cancel = useCommand(vendors.cancelContract, {
    form: underField,
    touches: ['contracts', 'vendors'],
    done: ({ ends_on }) => w('cancel.done', { end: ends_on === null ? '–' : day(ends_on) }),
    closes: onClose,
  })
  const today = useToday()
  return (
    <FormDialog
      onClose={onClose}
      title={w('cancel')}
      size={420}
      text={<p className="t2">{w('cancel.text')}</p>}
      schema={Notice}
      initial={{ on: today }}
      save={w('cancel.save')}
      onSave={({ on }) => cancel.mutateAsync({ id, on })}
    />
  )
}
