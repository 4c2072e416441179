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
        <PanelRow key={id}>
          <span className="grow cut">
            <Link to={`/vendors/claims/${key}`}>{name}</Link>
          </span>
          {status === 'prepared' && claim_by !== null && (
            <span className="t3 f12 nw">{w('by', { day: day(claim_by) })}</span>
          )}
          <span className="t2 f12 nw num">
            {status === 'partly' && granted !== null
              ? w('granted-of', { granted: money(granted), amount: money(total) })
              : money(total)}
          </span>
          <ClaimPill status={status} />
        </PanelRow>
      ))}
    </PanelList>
  )
}
