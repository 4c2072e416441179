import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useToday } from '#kit/reader.tsx'
import { useLeadOn } from '#kit/url'
import { claiming } from '../contract.ts'
import { ClaimDraft } from '../schemas.ts'
import { w } from './words.ts'

const OfPeriod = ClaimDraft.pick({ on: true })

/** Begins a claim by hand, for what the house does not measure. */
export function NewClaimDialog({ contract, onClose }: { contract: string; onClose: () => void }) {
  const leadOn = useLeadOn()
  const create = useCommand(claiming.createClaim, {
    form: underField,
    after: ({ key }) => leadOn(`/vendors/claims/${key}`),
  })
  const today = useToday()
  return (
    <FormDialog
      onClose={onClose}
      title={w('claim.new')}
      size={440}
      text={<p className="t2">{w('claim.new.text')}</p>}
      schema={OfPeriod}
      bare="narrow"
      initial={{ on: today }}
      save={w('claim.new')}
      onSave={({ on }) => create.mutateAsync({ contract_id: contract, on })}
    />
  )
}
