import { Modal } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { zoneChoices } from '#kit/form/choices'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { Icon } from '#kit/icon.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { places } from '../contract.ts'
import { networkName } from '../network-name.ts'
import { Address } from '../schemas.ts'
import { findCalendars, findPeople, findPlaces } from './finders.ts'
import type { Place } from './place-page.tsx'
import { addressLine, levelChoices, levelWord } from './place-words.tsx'
import { w } from './words.ts'

const { input } = places.save
type Name = Exclude<keyof typeof input.shape, 'id' | 'version'>

/** Beside the story: where it lies, what holds there, how to reach it. */
export function PlaceSide({ place }: { place: Place }) {
  const { holds, zone, calendar } = place
  const parent = place.trail.at(-2)
  return (
    <>
      <Section title={w('holds')}>
        <AddressLine place={place} />
        <PropsList>
          <Fact
            place={place}
            name="zone"
            value={zone}
            shown={own(zone, holds.zone)}
            choices={zoneChoices()}
          />
          <Fact
            place={place}
            name="calendar_id"
            value={calendar?.id}
            shown={own(calendar?.name, holds.calendar?.name)}
            search={findCalendars}
            known={known(calendar)}
          />
        </PropsList>
      </Section>
      <Section title={w('facts')}>
        <PropsList>
          <Fact
            place={place}
            name="level"
            value={place.level}
            shown={levelWord(place.level)}
            choices={levelChoices()}
          />
          <Fact
            place={place}
            name="parent_id"
            value={parent?.id}
            shown={parent?.name ?? w('top')}
            search={async (text, signal) =>
              (await findPlaces(text, signal)).filter(({ id }) => id !== place.id)
            }
            known={known(parent)}
          />
          <Fact place={place} name="code" value={place.code} shown={place.code} />
          <Fact place={place} name="capacity" value={place.capacity} shown={place.capacity} />
          <Position place={place} />
        </PropsList>
      </Section>
      {(place.can.manage || place.networks.length + place.silent_networks.length > 0) && (
        <Section title={w('networks')}>
          <PropsList>
            <Fact
              place={place}
              name="networks"
              value={place.networks}
              shown={<Networks all={place.networks} />}
            />
            <Fact
              place={place}
              name="silent_networks"
              value={place.silent_networks}
              shown={<Networks all={place.silent_networks} />}
            />
          </PropsList>
        </Section>
      )}
      <Section title={w('reach')}>
        <PropsList>
          <Fact
            place={place}
            name="contact_id"
            value={place.contact?.id}
            shown={place.contact?.name}
            search={findPeople}
            known={known(place.contact)}
          />
          <Fact place={place} name="phone" value={place.phone} shown={place.phone} />
          <Fact place={place} name="email" value={place.email} shown={place.email} />
          <Fact place={place} name="note" value={place.note} shown={place.note} />
        </PropsList>
      </Section>
    </>
  )
}

function Networks({ all }: { all: readonly string[] }) {
  if (all.length === 0) return '–'
  return (
    <span className="stack num">
      {all.map((network) => (
        <span key={network}>{networkName(network)}</span>
      ))}
    </span>
  )
}

const own = (mine: string | null | undefined, held: string | null | undefined) =>
  mine ?? (held ? w('inherited', { value: held }) : undefined)
const position = ({ latitude, longitude }: Place) =>
  latitude === null || longitude === null ? undefined : w('position.map', { latitude, longitude })

interface FactProps extends ControlExtras {
  place: Place
  name: Name
  value: unknown
  shown: ReactNode
}

function Fact({ place, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(places.save, { form: underField })
  return (
    <Prop title={fieldOf(input, name).title}>
      {place.can.manage ? (
        <EditInPlace
          {...extras}
          schema={input}
          name={name}
          value={value}
          version={place.version}
          save={(next, version) => save.mutateAsync({ id: place.id, version, [name]: next })}
        >
          {shown}
        </EditInPlace>
      ) : (
        shown
      )}
    </Prop>
  )
}

function AddressLine({ place }: { place: Place }) {
  const [editing, setEditing] = useState(false)
  const save = useCommand(places.save, { form: underField })
  const close = () => setEditing(false)
  const { address, holds, can } = place
  return (
    <>
      <Line
        icon={<Icon name="pin" />}
        end={
          can.manage && (
            <IconButton
              icon="edit"
              label={w('address.edit', { name: place.name })}
              onClick={() => setEditing(true)}
            />
          )
        }
      >
        {address ? addressLine(address) : own(null, holds.address && addressLine(holds.address))}
      </Line>
      {editing && (
        <Modal opened onClose={close} title={w('address.edit', { name: place.name })} size={560}>
          <AutoForm
            schema={Address}
            bare
            initial={address ?? {}}
            version={place.version}
            save={w('address.save')}
            onSave={async (next, version) => {
              await save.mutateAsync({ id: place.id, version, address: next })
              close()
            }}
            onCancel={close}
          />
          {address && (
            <Button
              kind="quiet"
              size="s"
              onClick={() => {
                save.mutate({ id: place.id, address: null })
                close()
              }}
            >
              {w('address.clear')}
            </Button>
          )}
        </Modal>
      )}
    </>
  )
}

const { latitude, longitude } = places.create.input.shape
const Coordinates = z.object({ latitude, longitude })

/** Where it is on the map: both degrees or neither. */
function Position({ place }: { place: Place }) {
  const [editing, setEditing] = useState(false)
  const save = useCommand(places.save, { form: underField })
  const close = () => setEditing(false)
  return (
    <Prop title={w('position')}>
      <span className="row">
        <span className="grow">{position(place) ?? '–'}</span>
        {place.can.manage && (
          <IconButton
            icon="edit"
            label={w('position.edit', { name: place.name })}
            onClick={() => setEditing(true)}
          />
        )}
      </span>
      {editing && (
        <FormDialog
          onClose={close}
          title={w('position.edit', { name: place.name })}
          size={420}
          schema={Coordinates}
          initial={{ latitude: place.latitude, longitude: place.longitude }}
          version={place.version}
          save={w('position.save')}
          onSave={async (next, version) => {
            await save.mutateAsync({ id: place.id, version, ...next })
            close()
          }}
        />
      )}
    </Prop>
  )
}
