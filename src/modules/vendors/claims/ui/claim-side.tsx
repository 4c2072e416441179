import { Link } from '#kit/link.tsx'
import { Prop } from '#kit/props-list.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import type { ClaimView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { w } from './words.ts'

/** Beside the lines of a claim: its contract, its period, its days, its papers. */
export function ClaimSide({ claim }: { claim: ClaimView }) {
  const { day, money } = useSaid()
  const {
    contract,
    vendor,
    from_on,
    until_on,
    claim_by,
    claimed_on,
    claimed_by,
    answered_on,
    granted,
    number,
  } = claim
  return (
    <RecordSide
      kind="claim"
      of={claim}
      facts={
        <>
          <Prop title={w('contract')}>
            <Link to={`/vendors/contracts/${contract.key}`}>{contract.name}</Link>
          </Prop>
          <Prop title={w('vendor')}>
            <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
          </Prop>
          <Prop title={w('period')}>{w('period.from-to', { from: day(from_on), until: day(until_on) })}</Prop>
          <Prop title={said('by')}>{claim_by && day(claim_by)}</Prop>
          {claimed_on !== null && (
            <Prop title={said('claimed-on')}>
              {claimed_by ? w('on-by', { day: day(claimed_on), name: claimed_by.name }) : day(claimed_on)}
            </Prop>
          )}
          {number !== '' && <Prop title={said('number')}>{number}</Prop>}
          {answered_on !== null && <Prop title={said('answered-on')}>{day(answered_on)}</Prop>}
          {granted !== null && (
            <Prop title={said('granted')} num>
              {money(granted)}
            </Prop>
          )}
        </>
      }
    />
  )
}
