import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ask, useCommand } from '#kit/api'
import { ConfirmPreview, type Verdict } from '#kit/confirm-preview.tsx'
import type { Reply } from '#lib/contract'
import { people } from '../contract.ts'
import type { Person } from './person-page.tsx'
import { w } from './words.ts'

/** Takes out for good what names a person; shows first what goes and what speaks against it. */
export function AnonymiseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [force, setForce] = useState(false)
  const { data } = useQuery({
    queryKey: ['people.anonymise', person.id],
    queryFn: ({ signal }) => ask(people.previewAnonymise, { id: person.id }, signal),
    staleTime: 0,
  })
  const anonymise = useCommand(people.anonymise, { done: w('anonymise.done'), after: onClose })
  const against = data && data.soft.length > 0 && !force
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('anonymise.title', { name: person.name })}
      text={data && w('anonymise.text', { becomes: data.becomes })}
      verdicts={data && verdicts(data)}
      confirm={w('anonymise.do')}
      danger
      forGood
      refused={data?.hard[0] ?? (against ? data.soft[0] : undefined)}
      busy={anonymise.isPending}
      onConfirm={() => anonymise.mutate({ id: person.id, force })}
    >
      {data && data.hard.length === 0 && data.soft.length > 0 && (
        <Checkbox
          label={w('anonymise.force')}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
    </ConfirmPreview>
  )
}

function verdicts({
  hard,
  soft,
  records,
  contacts,
  absences,
  events,
}: Reply<typeof people.previewAnonymise>): Verdict[] {
  const goes = [
    { id: 'records', title: w('anonymise.records', { n: records }), n: records, words: w('anonymise.goes') },
    {
      id: 'contacts',
      title: w('anonymise.contacts', { n: contacts }),
      n: contacts,
      words: w('anonymise.goes'),
    },
    {
      id: 'absences',
      title: w('anonymise.absences', { n: absences }),
      n: absences,
      words: w('anonymise.goes'),
    },
    { id: 'events', title: w('anonymise.events', { n: events }), n: events, words: w('anonymise.emptied') },
  ]
  return [
    ...hard.map((title): Verdict => ({ id: title, title, tone: 'bad', words: w('anonymise.hard') })),
    ...soft.map((title): Verdict => ({ id: title, title, tone: 'warn', words: w('anonymise.soft') })),
    ...goes.filter(({ n }) => n > 0).map(({ n: _, ...verdict }): Verdict => verdict),
  ]
}
