import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import { ConfirmPreview, type Verdict } from '#kit/confirm-preview.tsx'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import type { Reply } from '#lib/contract'
import { people } from '../contract.ts'
import { findPeople } from './finders.ts'
import type { Person } from './person-page.tsx'
import { w } from './words.ts'

type Preview = Reply<typeof people.previewMerge>

/** Makes another record of the same person one with this; shows first what becomes of each fact. */
export function MergeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [other, setOther] = useState<string>()
  const preview = useQuery({
    queryKey: ['people.merge', person.id, other],
    queryFn: ({ signal }) => ask(people.previewMerge, { keep: person.id, merge: other ?? '' }, signal),
    enabled: other !== undefined,
    retry: false,
  })
  const merge = useCommand(people.merge, {
    done: w('merge.done'),
    undo: ({ merge_id }) => ask(people.unmerge, { merge_id }),
    closes: onClose,
  })
  const found = other === undefined ? undefined : preview.data
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('merge.title', { name: person.name })}
      text={found && textOf(found)}
      verdicts={preview.isFetching && !found ? undefined : (found?.fields ?? []).map(verdict)}
      confirm={w('merge.do')}
      refused={preview.error?.message ?? whyNot(found)}
      busy={merge.isPending}
      onConfirm={() => other !== undefined && merge.mutate({ keep: person.id, merge: other })}
    >
      <RecordPicker
        name="other"
        label={w('merge.which')}
        value={other === undefined ? [] : [other]}
        many={false}
        autoFocus
        search={async (text, signal) => (await findPeople(text, signal)).filter(({ id }) => id !== person.id)}
        onChange={(id) => setOther(typeof id === 'string' ? id : undefined)}
      />
    </ConfirmPreview>
  )
}

/** Why it cannot be done now: nobody is chosen yet, or what the server says. */
function whyNot(found: Preview | undefined): string | undefined {
  if (!found) return w('merge.which')
  return found.verdict === true ? undefined : found.verdict
}

const textOf = ({ reports, teams }: Preview) =>
  [
    w('merge.text', { reports }),
    teams.length > 0 ? w('merge.teams', { teams: teams.map(({ name }) => name).join(', ') }) : '',
  ].join(' ')

function verdict({ field, kept, merged, becomes }: Preview['fields'][number]): Verdict {
  const title = (
    <>
      <span className="t2">{w('field', { field })}</span> {kept || '–'}
    </>
  )
  const words = {
    kept: w('merge.kept'),
    taken: w('merge.taken', { value: merged }),
    dropped: w('merge.dropped', { value: merged }),
    both: w('merge.both'),
  }[becomes]
  const tone = { kept: undefined, taken: 'good', dropped: 'warn', both: 'info' } as const
  return { id: field, title, words, tone: tone[becomes] }
}
