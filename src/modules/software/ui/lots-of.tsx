import { useState } from 'react'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { titleSaid } from '#lib/words'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { software } from '../contract.ts'
import { lotKeysProblem } from '../keys/policy.ts'
import type { LicenceKey } from '../keys/schemas.ts'
import { holderKind } from '../policy.ts'
import { type Lot, LotFields, LotPer, Metric, type ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { findDevices, findPeople, findPlaces, findVendors } from './finders.ts'
import { AddKeys } from './keys/add-keys.tsx'
import { KeysOfLot } from './keys/keys-of-lot.tsx'
import { w as keyWords } from './keys/words.ts'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

type Open = { what: 'new' } | { what: 'edit' | 'give' | 'keys'; lot: Lot }

/** What was bought of a product, each purchase line with its rights and who has its seats by hand. */
export function LotsOf({ product }: { product: ProductView }) {
  const { id, can } = product
  const [open, setOpen] = useState<Open>()
  const { data } = useAsk(software.lots, { id }, { kinds: ['product'] })
  const { data: kept } = useAsk(software.keys, { id }, { kinds: ['product'] })
  if (!data) return null
  const { items } = data
  const close = () => setOpen(undefined)
  return (
    <Panel
      title={w('lots.title', { n: items.length })}
      end={
        can.write && (
          <Button size="s" icon="plus" onClick={() => setOpen({ what: 'new' })}>
            {w('lot.add')}
          </Button>
        )
      }
    >
      {items.length > 0 && (
        <PanelList>
          {items.map((lot) => (
            <LotRow
              key={lot.id}
              product={product}
              lot={lot}
              keys={kept?.items.filter(({ lot_id }) => lot_id === lot.id) ?? []}
              opens={kept?.can.keys ?? false}
              onOpen={(what) => setOpen({ what, lot })}
            />
          ))}
        </PanelList>
      )}
      {open?.what === 'give' && <Giving id={id} lot={open.lot} onClose={close} />}
      {open?.what === 'keys' && <AddKeys id={id} lot_id={open.lot.id} onClose={close} />}
      {(open?.what === 'new' || open?.what === 'edit') && (
        <Editing id={id} lot={open.what === 'edit' ? open.lot : undefined} onClose={close} />
      )}
    </Panel>
  )
}

const tones = { running: 'good', planned: 'plan', ended: undefined } as const

interface LotRowProps {
  product: ProductView
  lot: Lot
  keys: readonly LicenceKey[]
  /** The reader may see keys in the clear. */
  opens: boolean
  onOpen: (what: 'edit' | 'give' | 'keys') => void
}

function LotRow({ product: { id, can }, lot, keys, opens, onOpen }: LotRowProps) {
  const { id: lot_id, vendor: _, given, given_unseen, state, ...fields } = lot
  const remove = useCommand(software.removeLot, {
    done: w('lot.removed'),
    ...(given.length + given_unseen === 0 && { undo: () => ask(software.addLot, { id, ...fields }) }),
  })
  const held = lotKeysProblem(keys.length)
  const name = said('lot', { n: lot.quantity, metric: said(`metric.${lot.metric}`) })
  return (
    <PanelEntry
      icon={<Icon name="key" />}
      title={name}
      state={<Pill tone={tones[state]}>{w(`state.${state}`)}</Pill>}
      sub={<LotFacts lot={lot} />}
      actions={
        (can.write || opens) && (
          <>
            {opens && <IconButton icon="key" label={keyWords('add')} onClick={() => onOpen('keys')} />}
            {can.write && (
              <>
                <Button size="s" kind="quiet" icon="hand" onClick={() => onOpen('give')}>
                  {w('seat.give')}
                </Button>
                <IconButton icon="edit" label={w('lot.edit', { name })} onClick={() => onOpen('edit')} />
                <IconButton
                  icon="trash"
                  label={held === null ? w('lot.remove', { name }) : titleSaid(held)}
                  disabled={held !== null}
                  onClick={() => remove.mutate({ id, lot_id })}
                />
              </>
            )}
          </>
        )
      }
    >
      {keys.length > 0 && <KeysOfLot id={id} lot={lot} keys={keys} opens={opens} />}
      {(given.length > 0 || given_unseen > 0) && <Seats id={id} lot={lot} writes={can.write} />}
    </PanelEntry>
  )
}

/** Until when, for how much, by which order and with which rights, in one line. */
function LotFacts({ lot }: { lot: Lot }) {
  const { day, money } = useSaid()
  const {
    starts_on,
    ends_on,
    cost,
    per,
    vendor,
    order_no,
    order_line,
    upgrade,
    downgrade,
    second_use,
    peak_months,
  } = lot
  const parts = [
    starts_on !== null && w('lot.from', { day: day(starts_on) }),
    ends_on === null ? w('lot.for-good') : w('lot.until', { day: day(ends_on) }),
    cost !== null && w('lot.cost', { cost: money(cost), per: said(`per.${per}`) }),
    vendor?.name,
    order_no && (order_line ? w('lot.order-line', { order: order_no, line: order_line }) : order_no),
    upgrade && w('right.upgrade'),
    downgrade && w('right.downgrade'),
    second_use && w('right.second-use'),
    peak_months !== null && w('lot.peak-months', { n: peak_months }),
  ]
  return parts.filter(Boolean).join(' · ')
}

function Seats({ id, lot, writes }: { id: string; lot: Lot; writes: boolean }) {
  const take = useCommand(software.takeSeat)
  return (
    <div className="row wrap f12">
      {lot.given.map((holder) => (
        <span key={holder.id} className="row">
          <Icon name="hand" size="s" />
          {holder.title}
          {writes && (
            <IconButton
              icon="close"
              label={w('seat.take', { holder: holder.title })}
              onClick={() => take.mutate({ id, lot_id: lot.id, holder_id: holder.id })}
            />
          )}
        </span>
      ))}
      {lot.given_unseen > 0 && <span className="t3">{w('seat.unseen', { n: lot.given_unseen })}</span>}
    </div>
  )
}

const lotExtras = () => ({
  metric: { choices: Metric.options.map((value) => ({ value, title: said(`metric.${value}`) })) },
  per: { choices: LotPer.options.map((value) => ({ value, title: said(`per.${value}`) })) },
})

function Editing({ id, lot, onClose }: { id: string; lot: Lot | undefined; onClose: () => void }) {
  const add = useCommand(software.addLot, { form: underField, closes: onClose })
  const save = useCommand(software.saveLot, { form: underField, closes: onClose })
  const vendor = lot?.vendor
  return (
    <FormDialog
      onClose={onClose}
      title={w(lot ? 'lot.change' : 'lot.add')}
      size={640}
      schema={LotFields}
      initial={lot ?? {}}
      save={w('lot.save')}
      onSave={(fields) =>
        lot ? save.mutateAsync({ id, lot_id: lot.id, ...fields }) : add.mutateAsync({ id, ...fields })
      }
      extras={{
        ...lotExtras(),
        vendor_id: {
          search: findVendors,
          known: vendor ? [{ id: vendor.id, title: vendor.name, to: '' }] : [],
        },
      }}
    />
  )
}

const finders = { asset: findDevices, person: findPeople, place: findPlaces }
const Seat = z.object({ holder_id: Id.meta({ title: 'To', of: 'record' }) })

function Giving({ id, lot, onClose }: { id: string; lot: Lot; onClose: () => void }) {
  const give = useCommand(software.giveSeat, { form: underField, closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('seat.give')}
      size={420}
      text={<p className="t2">{w('seat.text')}</p>}
      schema={Seat}
      save={w('seat.save')}
      onSave={({ holder_id }) => give.mutateAsync({ id, lot_id: lot.id, holder_id })}
      extras={{ holder_id: { search: finders[holderKind[lot.metric]] } }}
    />
  )
}
