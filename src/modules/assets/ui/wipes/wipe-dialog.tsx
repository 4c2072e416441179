import { useAsk, useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { useToday } from '#kit/reader.tsx'
import { files } from '#facets/files/contract'
import { assets } from '../../contract.ts'
import type { AssetView } from '../../schemas.ts'
import { WipeDraft, wipeMethods } from '../../wipes/schemas.ts'
import { savesRecord } from '../saves-record.ts'
import { w } from '../words.ts'

/** Writes down how the data was wiped; what is written stays. */
export function WipeDialog({ asset, onClose }: { asset: AssetView; onClose: () => void }) {
  const today = useToday()
  const { data } = useAsk(files.list, { id: asset.id, limit: 50 }, { kinds: ['asset'] })
  const save = useCommand(assets.addWipe, {
    done: w('wipes.done'),
    ...savesRecord,
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('wipes.add')}
      size={520}
      schema={WipeDraft}
      initial={{ method: 'purge', done_on: today }}
      save={w('wipes.save')}
      onSave={(values) => save.mutateAsync({ ...values, id: asset.id })}
      extras={{
        method: { wide: true, choices: wipeMethods.map((value) => ({ value, title: w(`wipe.${value}`) })) },
        evidence_id: { choices: (data?.items ?? []).map(({ id, name }) => ({ value: id, title: name })) },
      }}
    />
  )
}
