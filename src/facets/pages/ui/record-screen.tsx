import type { ReactNode } from 'react'
import type { Endpoint } from '#lib/contract'
import type { Action } from '#kit/action-bar.tsx'
import { useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import type { Crumb } from '#kit/page.tsx'
import { Pill } from '#kit/pill.tsx'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { w } from './words.ts'
import { refusedBy, type Writable } from './writable.ts'

interface Named extends Pick<Writable, 'id' | 'key'> {
  readonly name: string
  readonly archived?: boolean
}

interface RecordScreenProps {
  kind: string
  of: Named
  /** The name as a field; else the plain name. */
  heading?: ReactNode
  crumbs: readonly Crumb[]
  /** Before the word that it is archived, and after it. */
  state?: ReactNode
  facts?: ReactNode
  actions: readonly Action[]
  side: ReactNode
  /** What its own room shows of it, and what is open over it. */
  children: ReactNode
}

/** The page of a record: its name, state and deeds, what its room shows, what others add, and what happened. */
export function RecordScreen(props: RecordScreenProps) {
  const { kind, of, heading, crumbs, state, facts, actions, side, children } = props
  const { icon, to } = placeOf(usePlaces(), { kind, key: of.key })
  return (
    <RecordPage
      id={of.id}
      recordKey={of.key}
      title={of.name}
      heading={heading}
      to={to}
      icon={icon}
      crumbs={crumbs}
      facts={
        <>
          {state}
          {of.archived && <Pill icon="archive">{w('archived')}</Pill>}
          {facts}
        </>
      }
      actions={actions}
      side={side}
    >
      <RecordBody id={of.id} kind={kind}>
        {children}
      </RecordBody>
    </RecordPage>
  )
}

interface NameFactProps {
  of: Writable & { readonly name: string }
  /** The command that renames it. */
  by: Endpoint
  /** Other rooms whose answers name it, too. */
  touches?: readonly string[]
}

/** The name of a record as the heading of its page, changed where it stands by those who may. */
export function NameFact({ of, by, touches = [] }: NameFactProps) {
  const save = useCommand(by, { form: underField, touches })
  return <NameInPlace schema={by.input} of={of} refused={refusedBy(of)} save={save.mutateAsync} />
}
