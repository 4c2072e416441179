import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Callout } from '#kit/callout.tsx'
import { Button } from '#kit/button.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { whyNot } from '#kit/record/why-not'
import { useNow } from '#kit/reader.tsx'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { refusedUnless } from '#facets/pages/ui/writable'
import { people } from '../contract.ts'
import type { PersonView } from '../views.ts'
import { AnonymiseDialog } from './anonymise-dialog.tsx'
import { Around } from './around.tsx'
import { awayNow, todayAt } from './away.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { AwayPill, StatePill, typeWord, VipPill } from './person-words.tsx'
import { PersonSide } from './person-side.tsx'
import { takeOut } from './take-out.ts'
import { w } from './words.ts'

export type Person = z.output<typeof PersonView>
type Open = 'merge' | 'anonymise'

/** One person: who they are and belong to, what happened, and beside it the facts, edited where they stand. */
export const Screen = () => (
  <OneRecord by={people.get} kinds={['person', 'team']}>
    {(person) => <Shown person={person} />}
  </OneRecord>
)

function Shown({ person }: { person: Person }) {
  const [open, setOpen] = useState<Open>()
  const save = useCommand(people.save, { form: underField })
  const to = `/people/${person.key}`
  const noticed = useNotices(person)
  return (
    <RecordPage
      id={person.id}
      recordKey={person.key}
      title={person.name}
      heading={
        <EditInPlace
          schema={people.save.input}
          name="display_name"
          value={person.name}
          refused={refusedUnless(person.can.manage)}
          version={person.version}
          save={(display_name, version) =>
            save.mutateAsync({ id: person.id, version, display_name: String(display_name) })
          }
        >
          {person.name}
        </EditInPlace>
      }
      to={to}
      icon="user"
      crumbs={[{ title: w('people'), to: '/people' }]}
      facts={<Facts person={person} />}
      actions={actionsOf(person, setOpen)}
      notice={noticed.length > 0 ? noticed : undefined}
      side={<PersonSide person={person} />}
    >
      <RecordBody id={person.id} kind="person">
        <Around person={person} />
      </RecordBody>
      {open === 'merge' && <MergeDialog person={person} onClose={() => setOpen(undefined)} />}
      {open === 'anonymise' && <AnonymiseDialog person={person} onClose={() => setOpen(undefined)} />}
    </RecordPage>
  )
}

function Facts({ person }: { person: Person }) {
  const away = awayNow(person.absences, useNow())
  return (
    <>
      <StatePill state={person.state} />
      {person.vip && <VipPill />}
      {away && <AwayPill until={away.ends_on} />}
      <span className="t3 f12">
        {[typeWord(person.type), person.company, person.remote ? w('remote') : ''].filter(Boolean).join(', ')}
      </span>
    </>
  )
}

function actionsOf(person: Person, open: (which: Open) => void): Action[] {
  if (!person.can.manage && person.can.merge !== true && person.private === null) return []
  return [
    ...(person.can.manage || person.can.merge === true
      ? [
          {
            name: 'merge',
            title: w('merge'),
            icon: 'merge' as const,
            refused: whyNot(person.can.merge),
            run: () => open('merge'),
          },
        ]
      : []),
    ...(person.private === null
      ? []
      : [{ name: 'export', title: w('export'), icon: 'download' as const, run: () => void takeOut(person) }]),
    ...(person.can.manage
      ? [
          {
            name: 'anonymise',
            title: w('anonymise'),
            icon: 'trash' as const,
            rare: true,
            refused: whyNot(person.can.anonymise),
            run: () => open('anonymise'),
          },
        ]
      : []),
  ]
}

/** What must not be missed: erased, merged, still here after the last day. */
function useNotices(person: Person): ReactNode[] {
  const undo = useCommand(people.unmerge, { done: w('merge.undone') })
  const now = useNow()
  const lastDay = person.private?.ends_on ?? null
  const overstays = person.state !== 'left' && lastDay !== null && lastDay < todayAt(now)
  return [
    ...(person.anonymised_at === null
      ? []
      : [
          <Callout key="anonymised" tone="info">
            {w('anonymised')}
          </Callout>,
        ]),
    ...(overstays
      ? [
          <Callout key="overstays" tone="warn">
            {w('last-day-passed', { name: person.name })}
          </Callout>,
        ]
      : []),
    ...person.merged.map((merge) => (
      <Callout
        key={merge.merge_id}
        tone="info"
        actions={
          <Button
            size="s"
            icon="undo"
            refused={whyNot(merge.undo)}
            busy={undo.isPending}
            onClick={() => undo.mutate({ merge_id: merge.merge_id })}
          >
            {w('merge.undo')}
          </Button>
        }
      >
        {w('merge.was', { name: merge.person.name, key: merge.person.key, by: merge.merged_by.name })}
      </Callout>
    )),
  ]
}
