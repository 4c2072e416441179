import { useState } from 'react'
import { useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { languageChoices, zoneChoices } from '#kit/form/choices'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import { fieldOf } from '#kit/fields-of'
import { people } from '../contract.ts'
import { Absences } from './absences.tsx'
import { Contacts } from './contacts.tsx'
import { ContactsDialog } from './contacts-dialog.tsx'
import { findCalendars, findDepartments, findPeople, findPlaces } from './finders.ts'
import { Notes } from './notes.tsx'
import type { Person } from './person-page.tsx'
import { typeChoices, typeWord } from './person-words.tsx'
import { w } from './words.ts'

const { input } = people.save
type Name = keyof typeof input.shape

/** Beside the story: how to reach them, and their facts, edited where they stand. */
export function PersonSide({ person }: { person: Person }) {
  return (
    <>
      <Reach person={person} />
      <Section title={w('work')}>
        <PropsList>
          <Fact person={person} name="job_title" value={person.job_title} />
          <Record
            person={person}
            name="department_id"
            search={findDepartments}
            now={person.departments.at(-1)}
          />
          <Record person={person} name="manager_id" search={findPeople} now={person.managers.at(-1)} />
          <Fact
            person={person}
            name="type"
            value={person.type}
            shown={typeWord(person.type)}
            choices={typeChoices()}
          />
          <Fact person={person} name="company" value={person.company} />
          <Fact person={person} name="username" value={person.username} />
          <Fact
            person={person}
            name="starts_on"
            value={person.starts_on}
            shown={person.starts_on && <When at={person.starts_on} />}
          />
          <Fact person={person} name="vip" value={person.vip} shown={person.vip ? w('yes') : w('no')} />
        </PropsList>
      </Section>
      <Whereabouts person={person} />
      <Absences person={person} />
      <Private person={person} />
      <Names person={person} />
    </>
  )
}

interface FactProps extends ControlExtras {
  person: Person
  name: Name
  value: unknown
  shown?: React.ReactNode
}

const own: readonly Name[] = ['language', 'zone', 'website', 'phones']

function Fact({ person, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(people.save, { form: underField })
  const may = person.can.manage || (person.can.edit_own && own.includes(name))
  const text = shown ?? (typeof value === 'string' ? value : undefined)
  return (
    <Prop title={fieldOf(input, name).title}>
      {may ? (
        <EditInPlace
          {...extras}
          schema={input}
          name={name}
          value={value}
          version={person.version}
          save={(next, version) => save.mutateAsync({ id: person.id, version, [name]: next })}
        >
          {text}
        </EditInPlace>
      ) : (
        text
      )}
    </Prop>
  )
}

interface Named {
  id: string
  name: string
}
interface RecordProps {
  person: Person
  name: Name
  now: Named | undefined
  search: NonNullable<ControlExtras['search']>
  shown?: string
}

const Record = ({ person, name, now, search, shown }: RecordProps) => (
  <Fact
    person={person}
    name={name}
    value={now?.id}
    shown={shown ?? now?.name}
    search={search}
    known={known(now)}
  />
)

function Reach({ person }: { person: Person }) {
  const [editing, setEditing] = useState<'emails' | 'phones'>()
  return (
    <Section
      title={w('contact')}
      end={
        person.can.edit_own && (
          <span className="row">
            {person.can.manage && (
              <IconButton
                icon="mail"
                label={w('contact.emails', { name: person.name })}
                onClick={() => setEditing('emails')}
              />
            )}
            <IconButton
              icon="phone"
              label={w('contact.phones', { name: person.name })}
              onClick={() => setEditing('phones')}
            />
          </span>
        )
      }
    >
      <Contacts person={person} />
      {editing && <ContactsDialog person={person} which={editing} onClose={() => setEditing(undefined)} />}
    </Section>
  )
}

const trail = (steps: Person['place']) => steps.map(({ name }) => name).join(' › ')

function Whereabouts({ person }: { person: Person }) {
  const { place, work_area, calendar, holds, zone, language } = person
  const zones = zoneChoices()
  const languages = languageChoices()
  const inherited = zone === null && holds.zone !== null
  return (
    <Section title={w('whereabouts')}>
      <PropsList>
        <Record person={person} name="place_id" search={findPlaces} now={place.at(-1)} shown={trail(place)} />
        <Record
          person={person}
          name="work_area_id"
          search={findPlaces}
          now={work_area.at(-1)}
          shown={trail(work_area)}
        />
        <Fact
          person={person}
          name="zone"
          value={zone}
          choices={zones}
          shown={inherited ? w('taken-from-place', { zone: holds.zone ?? '' }) : zone}
        />
        <Record
          person={person}
          name="calendar_id"
          search={findCalendars}
          now={calendar ?? undefined}
          {...(calendar === null &&
            holds.calendar && { shown: w('calendar-from-place', { calendar: holds.calendar.name }) })}
        />
        <Fact
          person={person}
          name="language"
          value={language}
          choices={languages}
          shown={languages.find(({ value }) => value === language)?.title ?? language}
        />
        <Fact
          person={person}
          name="remote"
          value={person.remote}
          shown={person.remote ? w('yes') : w('no')}
        />
        <Fact person={person} name="website" value={person.website} />
      </PropsList>
    </Section>
  )
}

function Private({ person }: { person: Person }) {
  if (person.private === null) return null
  const { employee_number, ends_on, address } = person.private
  return (
    <Section title={w('private')} end={person.notes === null ? w('private.own') : w('private.who')} sunken>
      <PropsList>
        <Fact person={person} name="employee_number" value={employee_number} />
        <Fact person={person} name="ends_on" value={ends_on} shown={ends_on && <When at={ends_on} />} />
        <Prop title={w('address')}>
          {address &&
            [address.street, `${address.postal_code} ${address.city}`.trim(), address.country]
              .filter(Boolean)
              .join(', ')}
        </Prop>
      </PropsList>
      {person.notes !== null && <Notes person={person} notes={person.notes} />}
    </Section>
  )
}

const Names = ({ person }: { person: Person }) => (
  <Section title={w('name')}>
    <PropsList>
      <Fact person={person} name="given_name" value={person.given_name} />
      <Fact person={person} name="family_name" value={person.family_name} />
    </PropsList>
  </Section>
)
