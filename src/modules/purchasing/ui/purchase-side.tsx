import { fieldOf } from '#kit/fields-of'
import { Link } from '#kit/link.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { useMay } from '#kit/me.tsx'
import { Ordering, PurchaseDraft } from '../schemas.ts'
import { w as room } from '../words.ts'
import { type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

const asked = (name: string) => fieldOf(PurchaseDraft, name).title
const ordered = (name: string) => fieldOf(Ordering, name).title

/** Beside a purchase: who asked, who decided, who ordered; its papers. */
export function PurchaseSide({ purchase }: { purchase: Purchase }) {
  const { id, key, requester, vendor, cost_centre, needed_by, note, ended_why } = purchase
  const { day } = useSaid()
  const write = useMay()('purchasing.ask')
  return (
    <RecordSide
      kind="purchase"
      of={{ id, key, can: { write } }}
      facts={
        <>
          <Prop title={room('requester')}>{requester.name}</Prop>
          <Prop title={asked('vendor_id')}>
            {vendor && <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>}
          </Prop>
          <Prop title={asked('cost_centre')}>{cost_centre}</Prop>
          <Prop title={asked('needed_by')}>{needed_by && day(needed_by)}</Prop>
          <Prop title={asked('note')}>{note}</Prop>
          {ended_why !== '' && <Prop title={room('ended-why')}>{ended_why}</Prop>}
        </>
      }
    >
      <Steps purchase={purchase} />
    </RecordSide>
  )
}

function Steps({ purchase }: { purchase: Purchase }) {
  const { decided, status, order_no, ordered_by, ordered_on, promised_on, received_on } = purchase
  const { day } = useSaid()
  if (!decided && ordered_on === null) return null
  return (
    <Section title={w('steps')}>
      <PropsList>
        {decided && (
          <>
            <Prop title={w(status === 'refused' ? 'refused-by' : 'approved-by')}>{decided.by.name}</Prop>
            <Prop title={w('decided-at')}>
              <When at={decided.at} />
            </Prop>
            {decided.text !== '' && <Prop title={w('decided-text')}>{decided.text}</Prop>}
          </>
        )}
        {ordered_on !== null && (
          <>
            <Prop title={w('ordered-by')}>{ordered_by?.name}</Prop>
            <Prop title={ordered('ordered_on')}>{day(ordered_on)}</Prop>
            <Prop title={ordered('order_no')}>{order_no}</Prop>
            <Prop title={ordered('promised_on')}>{promised_on && day(promised_on)}</Prop>
            {received_on !== null && <Prop title={room('received-on')}>{day(received_on)}</Prop>}
          </>
        )}
      </PropsList>
    </Section>
  )
}
