import { Modal } from '@mantine/core'
import { useAsk, useCommand } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { assets } from '../../contract.ts'
import { KitHand, type KitRow, type KitSeat } from '../../kits/schemas.ts'
import { findHolders, findPlaces } from '../finders.ts'
import { savesRecord } from '../saves-record.ts'
import { w } from './words.ts'

const Hand = KitHand.omit({ id: true })

/** Hands a kit over; says before what it would take, and what is short. */
export function HandKit({ kit: { id, name }, onClose }: { kit: KitRow; onClose: () => void }) {
  const { data: plan } = useAsk(assets.planKit, { id }, { kinds: ['asset'] })
  const hand = useCommand(assets.handKit, {
    ...savesRecord,
    done: ({ picks, seats }) => saidOf(picks.length, seats),
  })
  const few = (all: readonly { n: number; title: string }[]) =>
    all.map((one) => w('few', one)).join(', ') || w('nothing')
  return (
    <Modal opened onClose={onClose} title={w('hand.title', { title: name })} size={520}>
      <div className="stack">
        {plan && (
          <p className="t2">
            {w('takes', {
              what: few(
                plan.picks.map(({ quantity, name: title, tag }) => ({
                  n: quantity,
                  title: `${title} ${tag}`.trim(),
                })),
              ),
            })}
          </p>
        )}
        {plan && plan.short.length > 0 && (
          <Callout tone="warn">
            {w('short', { what: few(plan.short.map(({ missing, title }) => ({ n: missing, title }))) })}
          </Callout>
        )}
        {plan && <Seats seats={plan.seats} />}
        <AutoForm
          schema={Hand}
          bare
          save={w('hand')}
          onCancel={onClose}
          onSave={async (input) => {
            await hand.mutateAsync({ id, ...input })
            onClose()
          }}
          extras={{ to_id: { search: findHolders }, place_id: { search: findPlaces } }}
        />
      </div>
    </Modal>
  )
}

const titlesOf = (seats: readonly KitSeat[], state: KitSeat['state']) =>
  seats.flatMap((one) => (one.state === state ? [one.title] : [])).join(', ')

/** What is done: the things, and of which licences no seat was left. */
function saidOf(n: number, seats: readonly KitSeat[]) {
  const lacking = titlesOf(seats, 'lacking')
  return [w('hand.done', { n }), lacking && w('seats.lacked', { what: lacking })].filter(Boolean).join(' ')
}

/** Which seats a person gets with it, and of what none is left. */
function Seats({ seats }: { seats: readonly KitSeat[] }) {
  const [given, ready] = [titlesOf(seats, 'given'), titlesOf(seats, 'ready')]
  const lacking = titlesOf(seats, 'lacking')
  return (
    <>
      {given !== '' && <p className="t2">{w('seats.given', { what: given })}</p>}
      {ready !== '' && <p className="t2">{w('seats.ready', { what: ready })}</p>}
      {lacking !== '' && <Callout tone="warn">{w('seats.lacking', { what: lacking })}</Callout>}
    </>
  )
}
