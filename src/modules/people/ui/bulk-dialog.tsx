import { Select } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, useCommand } from '#kit/api'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { fieldsOf } from '#kit/fields-of'
import { languageChoices, zoneChoices } from '#kit/form/choices'
import { type Choice, Control } from '#kit/form/control.tsx'
import { tell } from '#kit/toast.tsx'
import { people } from '../contract.ts'
import { BulkFacts } from '../schemas.ts'
import type { PersonRow } from '../views.ts'
import { findCalendars, findDepartments, findPeople, findPlaces } from './finders.ts'
import { typeChoices, typeWord } from './person-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PersonRow>
export interface BulkTarget {
  count: number
  /** Those of them that are on screen. */
  people: readonly Row[]
  ids?: string[]
  q?: string
  except?: string[]
}

const facts = fieldsOf(BulkFacts)
const searches = {
  manager_id: findPeople,
  department_id: findDepartments,
  place_id: findPlaces,
  calendar_id: findCalendars,
}
const shown = 8

/** What a row shows of a fact now, where it shows it. */
function nowOf(row: Row, fact: string): string {
  const cells: Record<string, string | undefined> = {
    manager_id: row.manager?.name,
    department_id: row.department?.name,
    place_id: row.place?.name,
    job_title: row.job_title,
    company: row.company,
    type: typeWord(row.type),
  }
  if (!(fact in cells)) return ''
  return w('bulk.now', { before: cells[fact] || w('bulk.none') })
}

/** One fact for many people: chosen, shown for some of them, then done, with a way back. */
export function BulkDialog({
  target,
  onClose,
  onDone,
}: {
  target: BulkTarget
  onClose: () => void
  onDone: () => void
}) {
  const [name, setName] = useState<string>()
  const [value, setValue] = useState<unknown>()
  const fact = facts.find((one) => one.name === name)
  const sent = BulkFacts.safeParse(
    name === undefined ? {} : { [name]: value ?? (fact?.nullable ? null : undefined) },
  )
  const ready = fact !== undefined && sent.success && (fact.nullable || value !== undefined)
  const save = useCommand(people.saveMany, {
    done: ({ changed }) => w('bulk.done', { n: changed }),
    undo: ({ batch }) => takeBack(batch),
    after: onDone,
    closes: onClose,
  })
  const { count, people: some, ...which } = target
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('bulk.title', { n: count })}
      verdicts={some.slice(0, shown).map((row) => ({
        id: row.id,
        title: row.name,
        words: fact ? nowOf(row, fact.name) : '',
      }))}
      more={Math.max(0, count - Math.min(shown, some.length))}
      confirm={w('bulk.do', { n: count })}
      refused={ready ? undefined : w('bulk.pick')}
      busy={save.isPending}
      onConfirm={() => {
        if (sent.success) save.mutate({ ...which, facts: sent.data })
      }}
    >
      <div className="stack wide">
        <Select
          label={w('bulk.fact')}
          data={facts.map(({ name: key, title }) => ({ value: key, label: title }))}
          value={name ?? null}
          data-autofocus
          onChange={(next) => {
            setName(next ?? undefined)
            setValue(undefined)
          }}
        />
        {fact && (
          <Control
            key={fact.name}
            facts={fact}
            label={fact.title}
            value={value}
            onChange={setValue}
            choices={choicesFor(fact.name)}
            search={searches[fact.name as keyof typeof searches]}
          />
        )}
      </div>
    </ConfirmPreview>
  )
}

const choices: Record<string, () => Choice[]> = {
  type: typeChoices,
  zone: zoneChoices,
  language: languageChoices,
}
const choicesFor = (name: string) => choices[name]?.()

async function takeBack(batch: string) {
  const { kept } = await ask(people.undoMany, { batch })
  if (kept.length > 0)
    tell({
      text: w('bulk.kept', { n: kept.length, names: kept.map(({ name }) => name).join(', ') }),
      tone: 'warn',
    })
}
