import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { known } from '#kit/form/known'
import { Segments } from '#kit/form/segments.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { wordChoices } from '../../ui/contract-words.tsx'
import { findVendors } from '../../ui/finders.ts'
import { comparing } from '../contract.ts'
import { Offer } from '../schemas.ts'
import { type Comparison, freshId } from './figures.ts'
import classes from './offers.module.css'
import { w } from './words.ts'

interface OfferDialogProps {
  comparison: Comparison
  /** The one that is changed; none: another is added. */
  offer: Comparison['offers'][number] | undefined
  onClose: () => void
}

const Facts = Offer.omit({ id: true, meets: true, misses: true })
const gates = () =>
  (['met', 'missed', 'unknown'] as const).map((value) => ({
    value: value as string,
    label: w(`cell.${value}`),
  }))

/** One offer: from whom, for how much, and which must-haves it meets. */
export function OfferDialog({ comparison, offer, onClose }: OfferDialogProps) {
  const { id, version, offers, criteria } = comparison
  const save = useCommand(comparing.saveComparison, { form: underField, closes: onClose })
  const musts = criteria.filter(({ kind }) => kind === 'must')
  const [gate, setGate] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map([
        ...(offer?.meets ?? []).map((one) => [one, 'met'] as const),
        ...(offer?.misses ?? []).map((one) => [one, 'missed'] as const),
      ]),
  )
  const others = offers.map(({ vendor: _, ...one }) => one)
  const those = (how: string) => musts.flatMap((one) => (gate.get(one.id) === how ? [one.id] : []))
  const vendor = offer?.vendor
  return (
    <Modal
      opened
      onClose={onClose}
      title={offer ? w('offer.edit', { name: offer.name }) : w('offer.add')}
      size={640}
    >
      <div className="stack wide">
        <AutoForm
          schema={Facts}
          bare
          initial={offer ?? {}}
          version={version}
          save={w('offer.save')}
          onSave={(facts, edited) => {
            const mine = {
              ...facts,
              id: offer?.id ?? freshId('o', others),
              meets: those('met'),
              misses: those('missed'),
            }
            const next = offer ? others.map((one) => (one.id === offer.id ? mine : one)) : [...others, mine]
            return save.mutateAsync({ id, version: edited, offers: next })
          }}
          onCancel={onClose}
          extras={{
            vendor_id: { search: findVendors, known: known(vendor) },
            per: { choices: wordChoices.per().filter(({ value }) => value !== 'once') },
          }}
        >
          {musts.length > 0 && (
            <div className={`stack wide ${classes.musts}`}>
              {musts.map((one) => (
                <Segments
                  key={one.id}
                  label={one.name}
                  data={gates()}
                  value={gate.get(one.id) ?? 'unknown'}
                  onChange={(how) => setGate(new Map([...gate, [one.id, String(how)]]))}
                />
              ))}
            </div>
          )}
        </AutoForm>
        {offer && (
          <div className="row">
            <Button
              kind="quiet"
              icon="trash"
              busy={save.isPending}
              onClick={() =>
                save.mutate({ id, version, offers: others.filter((one) => one.id !== offer.id) })
              }
            >
              {w('offer.remove')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}
