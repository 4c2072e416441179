import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import { Button, CloseButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { Icon } from '#kit/icon.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { tell } from '#kit/toast.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { refresh } from '#kit/api'
import type { z } from 'zod'
import { people } from '../contract.ts'
import { AbsenceDraft } from '../schemas.ts'
import { findPeople } from './finders.ts'
import type { Person } from './person-page.tsx'
import { absenceChoices } from './person-words.tsx'
import { w } from './words.ts'

/** When someone is away, from today on, and who stands in. */
export function Absences({ person }: { person: Person }) {
  const [adding, setAdding] = useState(false)
  const { language } = useReader()
  const remove = useCommand(people.removeAbsence, { done: w('absence.removed'), touches: ['people'] })
  const day = (date: string) => dayWords(date, language)
  return (
    <Section
      title={w('absence.title')}
      end={
        person.can.edit_own && (
          <Button size="s" kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {w('absence.add.short')}
          </Button>
        )
      }
    >
      {person.absences.length === 0 && <span className="t3">{w('absence.none')}</span>}
      {person.absences.map(({ id, starts_on, ends_on, stand_in, kind }) => (
        <Line
          key={id}
          icon={<Icon name="pause" />}
          end={
            person.can.edit_own && (
              <CloseButton
                label={w('absence.remove', { from: day(starts_on) })}
                onClick={() => remove.mutate({ id })}
              />
            )
          }
        >
          {starts_on === ends_on ? day(starts_on) : `${day(starts_on)} – ${day(ends_on)}`}
          {kind && <span className="t3">{` ${w(`absence.kind.${kind}`)}`}</span>}
          {stand_in && <div className="f12 t2">{w('absence.stand-in', { name: stand_in.name })}</div>}
        </Line>
      ))}
      {adding && <Adding person={person} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Adding({ person, onClose }: { person: Person; onClose: () => void }) {
  const client = useQueryClient()
  const save = async (draft: z.output<typeof AbsenceDraft>) => {
    await ask(people.addAbsence, draft)
    refresh(client, ['people', 'absences'])
    tell({ text: w('absence.done') })
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('absence.add')}
      size={560}
      schema={AbsenceDraft}
      initial={{ person_id: person.id }}
      fields={['starts_on', 'ends_on', 'kind', 'stand_in_id', 'note']}
      extras={{ kind: { choices: absenceChoices() }, stand_in_id: { search: findPeople } }}
      save={w('absence.save')}
      onSave={save}
    />
  )
}
