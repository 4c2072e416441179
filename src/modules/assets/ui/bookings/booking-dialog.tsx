import { Modal } from '@mantine/core'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { Pill } from '#kit/pill.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { whyNot } from '#kit/record/why-not'
import type { Booking } from '../../bookings/schemas.ts'
import { assets } from '../../contract.ts'
import { useDays } from './board.tsx'
import { w } from './words.ts'

interface BookingDialogProps {
  booking: Booking
  writes: boolean
  onClose: () => void
}

const looks = { booked: 'plan', out: 'info', back: 'good', cancelled: 'good' } as const

/** One booking: for whom, on which days, and what can be done with it now. */
export function BookingDialog({ booking, writes, onClose }: BookingDialogProps) {
  const { id, asset, holder, starts_on, ends_on, purpose, state, overdue, can } = booking
  const who = holder?.title ?? w('of-somebody')
  const days = useDays()
  const touches = ['records', 'history']
  const hand = useCommand(assets.handOutBooking, { touches, done: w('hand.done', { who }), closes: onClose })
  const back = useCommand(assets.takeBackBooking, { touches, done: w('take-back.done'), closes: onClose })
  const cancel = useCommand(assets.cancelBooking, { touches, done: w('cancel.done'), closes: onClose })
  const isOpen = state === 'booked'
  return (
    <Modal opened onClose={onClose} title={`${asset.name} ${asset.tag || asset.key}`} size={460}>
      <div className="stack">
        <PropsList>
          <Prop title={w('for')}>{who}</Prop>
          <Prop title={w('days')}>{days({ from: starts_on, until: ends_on })}</Prop>
          {purpose && <Prop title={w('purpose')}>{purpose}</Prop>}
          <Prop title={w('thing')}>
            <Link to={`/assets/${asset.key}`}>{asset.key}</Link>
          </Prop>
        </PropsList>
        <div className="row wrap">
          <Pill tone={overdue ? 'bad' : looks[state]}>
            {w(overdue ? 'state.overdue' : state === 'cancelled' ? 'state.back' : `state.${state}`)}
          </Pill>
          {writes && isOpen && (
            <>
              <Button
                kind="primary"
                icon="hand"
                refused={whyNot(can.hand)}
                busy={hand.isPending}
                onClick={() => hand.mutate({ id })}
              >
                {w('hand')}
              </Button>
              <Button
                icon="close"
                refused={whyNot(can.cancel)}
                busy={cancel.isPending}
                onClick={() => cancel.mutate({ id })}
              >
                {w('cancel')}
              </Button>
            </>
          )}
          {writes && state === 'out' && (
            <Button kind="primary" icon="undo" busy={back.isPending} onClick={() => back.mutate({ id })}>
              {w('take-back')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
