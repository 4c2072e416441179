import { Select, TagsInput } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { useAsk } from '#kit/api'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { desk } from '../contract.ts'
import type { Action } from '../act-contract.ts'
import { type Among, moveForm } from './deed-move.tsx'
import { findTeams } from './finders.ts'
import { useAssignees } from './use-assignees.ts'
import { w } from './words.ts'

const RichText = lazy(async () => ({ default: (await import('#kit/editor/rich-text.tsx')).RichText }))

/** What can be done to many tickets at once, after a look at what it would do to each. */
export type Deed = 'assign' | 'team' | 'tag' | 'reply' | 'macro' | 'move'

export interface DeedForm {
  title: string
  /** Nothing while the field is empty. */
  action: Action | undefined
  field: ReactNode
  /** Why there is nothing to do yet. */
  lacks: string
  /** What the button says. */
  confirm: (n: number) => string
  done: (n: number) => string
}

export type Change = (value: unknown) => void

const one = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const change = (patch: Extract<Action, { do: 'change' }>['patch']): Action => ({ do: 'change', patch })
const moved = (n: number) => w('done.moved', { n })

const forms: Record<Deed, (value: unknown, set: Change, among: Among) => DeedForm> = {
  assign: (value, set) => {
    const picked = one(value)
    return {
      title: w('assign.to'),
      action: picked === undefined ? undefined : change({ assignee_id: picked }),
      field: <PickAssignee value={picked} onChange={set} />,
      lacks: w('lacks.assign'),
      confirm: (n) => w('confirm.assign', { n }),
      done: (n) => w('done.assigned', { n }),
    }
  },
  team: (value, set) => {
    const picked = one(value)
    return {
      title: w('team.to'),
      action: picked === undefined ? undefined : change({ team_id: picked }),
      field: <Picked name="team" label={w('team')} value={picked} search={findTeams} onChange={set} />,
      lacks: w('lacks.team'),
      confirm: (n) => w('confirm.team', { n }),
      done: moved,
    }
  },
  tag: (value, set) => {
    const tags = Array.isArray(value) ? (value as string[]) : []
    return {
      title: w('selected.tag'),
      action: tags.length > 0 ? { do: 'tag', add: tags, remove: [] } : undefined,
      field: <TagsInput label={w('tags')} data-autofocus value={tags} onChange={set} />,
      lacks: w('lacks.tag'),
      confirm: (n) => w('confirm.tag', { n }),
      done: moved,
    }
  },
  reply: (value, set) => {
    const html = one(value)
    return {
      title: w('reply.all'),
      action: html === undefined ? undefined : { do: 'reply', html },
      field: (
        <Suspense fallback={<Skeleton shape="rows" count={2} />}>
          <RichText
            aria-label={w('reply.words')}
            label={w('reply.words')}
            autoFocus
            value=""
            onChange={set}
          />
        </Suspense>
      ),
      lacks: w('lacks.reply'),
      confirm: (n) => w('confirm.reply', { n }),
      done: (n) => w('done.replied', { n }),
    }
  },
  macro: (value, set) => {
    const picked = one(value)
    return {
      title: w('macro.use'),
      action: picked === undefined ? undefined : { do: 'macro', macro_id: picked },
      field: <MacroChoice value={picked} onChange={set} />,
      lacks: w('lacks.macro'),
      confirm: (n) => w('confirm.macro', { n }),
      done: moved,
    }
  },
  move: moveForm,
}

/** What a deed asks for, and what it does with the answer. */
export const deedForm = (deed: Deed, value: unknown, set: Change, among: Among): DeedForm =>
  forms[deed](value, set, among)

interface PickProps {
  name: string
  label: string
  value: string | undefined
  search: typeof findTeams
  onChange: Change
}

const Picked = ({ value, ...rest }: PickProps) => (
  <RecordPicker {...rest} value={value === undefined ? [] : [value]} many={false} autoFocus />
)

const PickAssignee = (props: Pick<PickProps, 'value' | 'onChange'>) => (
  <Picked name="person" label={w('pick.person')} search={useAssignees()} {...props} />
)

function MacroChoice({ value, onChange }: { value: string | undefined; onChange: Change }) {
  const { data } = useAsk(desk.macros, {}, { kinds: ['macro'] })
  return (
    <Select
      label={w('macro')}
      data={data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? []}
      value={value ?? null}
      onChange={onChange}
      searchable
      nothingFoundMessage={w(data?.items.length === 0 ? 'macro.none' : 'macro.none-fits')}
      data-autofocus
    />
  )
}
