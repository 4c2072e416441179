import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { w as tiers } from '../../words.ts'
import { assessing } from '../contract.ts'
import type { Assessment } from './assessment-page.tsx'
import { w } from './words.ts'

const Accepting = assessing.acceptAssessment.input.omit({ id: true })

/** Accepts a result, and with it the tier that it speaks for. */
export function AcceptDialog({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  const { id, vendor, tier } = assessment
  const accept = useCommand(assessing.acceptAssessment, {
    form: underField,
    touches: ['vendors', 'history'],
    closes: onClose,
  })
  const isOther = tier.proposed !== null && tier.proposed !== vendor.tier
  return (
    <FormDialog
      onClose={onClose}
      title={w('accept')}
      size={480}
      text={
        <>
          <p className="t2">{w('accept.text')}</p>
          {isOther && (
            <p>
              {w('tier.other', {
                tier: tiers(`tier.${tier.proposed ?? '4'}`),
                now: vendor.tier ? tiers(`tier.${vendor.tier}`) : w('tier.none'),
              })}
            </p>
          )}
        </>
      }
      schema={Accepting}
      fields={isOther ? ['take_tier'] : []}
      initial={{ take_tier: isOther }}
      save={w('accept.save')}
      onSave={({ take_tier }) => accept.mutateAsync({ id, take_tier })}
    />
  )
}
