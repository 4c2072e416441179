import type { z } from 'zod'
import { Link } from '#kit/link.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import type { ClaimRow } from '../schemas.ts'
import { ClaimPill } from './claim-words.tsx'
import { w } from './words.ts'

/** Some claims, a line each: how much, by when or with what answer. */
export function ClaimRows({ claims }: { claims: readonly z.output<typeof ClaimRow>[] }) {
  const { day, money } = useSaid()
  return (
    <PanelList>
      {claims.map(({ id, key, name, status, total, granted, claim_by }) => (
        <PanelRow key={id} roomy>
          <span className="row wrap grow">
            <Link to={`/vendors/claims/${key}`}>{name}</Link>
            {status === 'prepared' && claim_by !== null && (
              <span className="t3 f12 nw">{w('by', { day: day(claim_by) })}</span>
            )}
            {status === 'partly' && granted !== null && (
              <span className="t3 f12 nw">{w('granted', { granted: money(granted) })}</span>
            )}
          </span>
          <span className="num nw">{money(total)}</span>
          <ClaimPill status={status} />
        </PanelRow>
      ))}
    </PanelList>
  )
}
