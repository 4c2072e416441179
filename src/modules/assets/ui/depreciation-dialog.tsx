import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { assets } from '../contract.ts'
import { conventions, methods } from '../engine/depreciation.ts'
import { type AssetView, Depreciation } from '../schemas.ts'
import { savesRecord } from './saves-record.ts'
import { w } from './words.ts'

const schema = Depreciation.extend({ model: assets.setDepreciation.input.shape.model })

interface DepreciationDialogProps {
  asset: AssetView
  terms: Depreciation | null
  onClose: () => void
}

/** Says how a thing loses its value, or all of its model. */
export function DepreciationDialog({ asset, terms, onClose }: DepreciationDialogProps) {
  const save = useCommand(assets.setDepreciation, {
    done: w('value.done'),
    ...savesRecord,
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('value.dialog')}
      size={520}
      schema={schema}
      initial={{ method: 'straight-line', ...terms, model: asset.model !== '' }}
      save={w('value.save')}
      onSave={({ model, ...values }) => save.mutateAsync({ id: asset.id, terms: values, model })}
      extras={{
        method: { choices: methods.map((value) => ({ value, title: w(`method.${value}`) })) },
        convention: { choices: conventions.map((value) => ({ value, title: w(`convention.${value}`) })) },
      }}
    />
  )
}
