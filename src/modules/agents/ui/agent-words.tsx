import { Pill } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import type { Agent, Reason, State } from '../contract.ts'
import { w } from './words.ts'

const tones = { matched: 'good', ambiguous: 'warn', new: 'info', refused: undefined } as const

/** How it stands; of one that is known also whether it has fallen silent. */
export const StatePill = ({ state, late = false }: { state: State; late?: boolean }) =>
  state === 'matched' && late ? (
    <Pill tone="warn">{w('silent')}</Pill>
  ) : (
    <Pill tone={tones[state]}>{w(`state-${state}`)}</Pill>
  )

/** It belongs to whoever uses it. */
export const PrivatePill = () => <Pill tone="info">{w('private')}</Pill>

const isAgainst = (reason: Reason) => reason.startsWith('other-') || reason === 'taken'

/** What speaks for it, and what against. */
export function whySaid(reasons: readonly Reason[]): string {
  const said = (all: readonly Reason[]) => all.map((reason) => w(`reason-${reason}`)).join(', ')
  const [against, inFavour] = [reasons.filter(isAgainst), reasons.filter((one) => !isAgainst(one))]
  if (against.length === 0) return said(inFavour)
  return w('but', { for: said(inFavour), against: said(against) })
}

/** What a device is known by, in a line. */
export function Facts({ agent: { serial, macs, tag, seen_at } }: { agent: Agent }) {
  const said = [
    ...(serial === '' ? [] : [w('serial', { serial })]),
    ...(macs.length === 0 ? [] : [w('adapters', { macs: macs.join(', ') })]),
    ...(tag === '' ? [] : [w('tag', { tag })]),
  ]
  return (
    <>
      {said.map((one) => `${one} · `).join('')}
      <Said say={(when) => w('seen-when', { when })} when={<When at={seen_at} as="relative" />} />
    </>
  )
}
