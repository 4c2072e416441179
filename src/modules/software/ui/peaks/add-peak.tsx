import { z } from 'zod'
import { Day } from '#lib/contract'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { software } from '../../contract.ts'
import { byHand, Measure, PeakUnit } from '../../peaks/schemas.ts'
import { unitChoices } from './peak-words.ts'
import { w } from './words.ts'

const Said = z.object({
  day: Day.meta({ title: 'Day' }),
  peak: Measure.shape.peak,
  unit: PeakUnit.default('user'),
})

/** Says by hand how many used it at once at most on a day. */
export function AddPeak({ id, onClose }: { id: string; onClose: () => void }) {
  const add = useCommand(software.addPeaks, { form: underField, touches: ['history'], closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('add')}
      size={420}
      text={<p className="t2">{w('add.text')}</p>}
      schema={Said}
      save={w('add.save')}
      onSave={({ day, peak, unit }) => add.mutateAsync({ id, source: byHand, unit, peaks: [{ day, peak }] })}
      extras={{ unit: { choices: unitChoices() } }}
    />
  )
}
