import { Textarea, TagsInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { useMe } from '#kit/me.tsx'
import type { Action, TicketRow } from '../contract.ts'
import { findPeople, findTeams } from './finders.ts'
import { type Target, useAct, useRehearsal } from './use-bulk.ts'
import { w } from './words.ts'

export type Deed = 'assign' | 'team' | 'solve' | 'tag'

interface ActDialogProps {
  deed: Deed | undefined
  target: Target
  /** How many the target holds. */
  count: number
  /** Some of them, to be shown. */
  tickets: readonly Pick<TicketRow, 'id' | 'key' | 'title'>[]
  onClose: () => void
  onDone?: () => void
}

/** One deed on one or many tickets: what it needs, what it would do to each, and then the button. */
export function ActDialog({ deed, ...rest }: ActDialogProps) {
  return deed ? <Open key={deed} deed={deed} {...rest} /> : null
}

const one = (value: unknown) => (typeof value === 'string' ? value : undefined)

function Open({ deed, target, count, tickets, onClose, onDone }: ActDialogProps & { deed: Deed }) {
  const [value, setValue] = useState<unknown>()
  const me = useMe()
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const { title, action, field, done } = deeds[deed](value, setValue, me)
  const rehearsal = useRehearsal(target, action)
  const refused = new Map((rehearsal.data?.refused ?? []).map(({ id, why }) => [id, why]))
  const ready = action !== undefined
  const confirm = async () => {
    if (!action) return
    setBusy(true)
    const outcome = await act(target, action, done)
    setBusy(false)
    if (!outcome) return
    onDone?.()
    onClose()
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={title}
      verdicts={
        ready && !rehearsal.data
          ? undefined
          : tickets.slice(0, 8).map(({ id, key, title }) => ({
              id,
              title: `${key} ${title}`,
              tone: refused.has(id) ? ('warn' as const) : undefined,
              words: refused.has(id)
                ? w('preview.refused', { why: refused.get(id) ?? '' })
                : w('preview.done'),
            }))
      }
      more={Math.max(0, count - Math.min(8, tickets.length))}
      confirm={w('preview.more', { n: count - refused.size })}
      refused={ready ? undefined : title}
      busy={busy}
      onConfirm={() => void confirm()}
    >
      {field}
    </ConfirmPreview>
  )
}

interface Form {
  title: string
  action: Action | undefined
  field: ReactNode
  done: (n: number) => string
}

const change = (patch: Extract<Action, { do: 'change' }>['patch']): Action => ({ do: 'change', patch })

const deeds: Record<
  Deed,
  (value: unknown, set: (value: unknown) => void, me: { id: string } | null) => Form
> = {
  assign: (value, set) => ({
    title: w('assign.to'),
    action: one(value) === undefined ? undefined : change({ assignee_id: one(value) ?? null }),
    field: (
      <RecordPicker
        name="person"
        label={w('pick.person')}
        value={one(value) ? [String(value)] : []}
        many={false}
        search={findPeople}
        autoFocus
        onChange={set}
      />
    ),
    done: (n) => w('done.assigned', { n }),
  }),
  team: (value, set) => ({
    title: w('team'),
    action: one(value) === undefined ? undefined : change({ team_id: one(value) ?? null }),
    field: (
      <RecordPicker
        name="team"
        label={w('team')}
        value={one(value) ? [String(value)] : []}
        many={false}
        search={findTeams}
        autoFocus
        onChange={set}
      />
    ),
    done: (n) => w('done.moved', { n }),
  }),
  solve: (value, set) => ({
    title: w('selected.solve'),
    action: one(value) ? { do: 'move', verb: 'solve', resolution: String(value) } : undefined,
    field: (
      <Textarea
        label={w('solution')}
        autosize
        minRows={2}
        data-autofocus
        value={one(value) ?? ''}
        onChange={(event) => set(event.currentTarget.value)}
      />
    ),
    done: (n) => w('done.moved', { n }),
  }),
  tag: (value, set) => ({
    title: w('selected.tag'),
    action:
      Array.isArray(value) && value.length > 0
        ? { do: 'tag', add: value as string[], remove: [] }
        : undefined,
    field: (
      <TagsInput
        label={w('selected.tag')}
        data-autofocus
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={set}
      />
    ),
    done: (n) => w('done.moved', { n }),
  }),
}
