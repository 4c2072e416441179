import { Callout } from '#kit/callout.tsx'
import { useToday } from '#kit/reader.tsx'
import { moneyOf } from '#lib/money/money'
import { useSaid } from '../../ui/contract-words.tsx'
import type { ClaimView } from '../schemas.ts'
import { w } from './words.ts'

/** How a claim stands, in one sentence: what is to be done until when, or what came of it. */
export function ClaimNote({ claim }: { claim: ClaimView }) {
  const { day, money } = useSaid()
  const { status, total, claimed_on, until_on, number, reason } = claim
  if (status === 'prepared') return <ToClaim claim={claim} />
  if (status === 'waived')
    return (
      <Callout tone="info" title={w('note.waived')}>
        <p>{w('note.why', { why: reason })}</p>
      </Callout>
    )
  if (status !== 'claimed') return <Answered claim={claim} status={status} />
  return (
    <Callout
      tone="info"
      title={w('note.claimed', { amount: money(total), day: day(claimed_on ?? until_on) })}
    >
      {number !== '' && <p>{w('note.number', { number })}</p>}
    </Callout>
  )
}

function ToClaim({ claim: { total, until_on, claim_by, late } }: { claim: ClaimView }) {
  const { day, money } = useSaid()
  const today = useToday()
  const amount = money(total)
  if (moneyOf(total).minor === 0) return <Callout tone="info" title={w('note.nothing')} />
  if (until_on >= today)
    return <Callout tone="info" title={w('note.runs', { amount, until: day(until_on) })} />
  if (claim_by === null) return <Callout tone="info" title={w('note.claim', { amount })} />
  return (
    <Callout
      tone={late ? 'bad' : 'warn'}
      title={w(late ? 'note.late' : 'note.claim-by', { amount, day: day(claim_by) })}
    />
  )
}

const tones = { granted: 'good', partly: 'warn', refused: 'bad' } as const

function Answered({ claim, status }: { claim: ClaimView; status: keyof typeof tones }) {
  const { day, money } = useSaid()
  const { total, granted, answered_on, until_on, reason } = claim
  const said = {
    granted: money(granted ?? total),
    amount: money(total),
    day: day(answered_on ?? until_on),
  }
  return (
    <Callout tone={tones[status]} title={w(`note.${status}`, said)}>
      {reason !== '' && <p>{w('note.said', { why: reason })}</p>}
    </Callout>
  )
}
