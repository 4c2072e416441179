import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { Icon, type IconName } from '#kit/icon.tsx'
import { Line, Section } from '#kit/panel.tsx'
import type { Found } from '#kit/visited'
import { type Watcher, WatcherRole, watchers } from '../contract.ts'
import { w } from './words.ts'

type Search = (text: string, signal: AbortSignal) => Promise<Found[]>

interface ConcernedProps {
  record: { id: string; kind: string }
  refused?: string | null | undefined
  /** Finds people and teams. */
  search: Search
}

const icons: Record<WatcherRole, IconName> = { watcher: 'eye', affected: 'user', copied: 'mail' }

/** Who else a record concerns, and how; where the reader may, people are added and taken off. */
export function ConcernedSection({ record, refused, search }: ConcernedProps) {
  const [adding, setAdding] = useState(false)
  const { data } = useAsk(watchers.list, { id: record.id }, { kinds: [record.kind] })
  if (!data || (data.items.length === 0 && refused)) return null
  return (
    <Section
      title={w('concerned')}
      end={
        !refused && (
          <Button kind="quiet" size="s" icon="plus" onClick={() => setAdding(true)}>
            {w('add')}
          </Button>
        )
      }
    >
      {data.items.length === 0 && <p className="t3 f12">{w('none')}</p>}
      {data.items.map((item) => (
        <One key={`${item.role} ${item.person.id}`} id={record.id} item={item} refused={refused} />
      ))}
      {adding && <Adding id={record.id} search={search} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function One({ id, item, refused }: { id: string; item: Watcher; refused: string | null | undefined }) {
  const client = useQueryClient()
  const { person, role } = item
  const change = { records: [id], principals: [person.id], role }
  const remove = useCommand(watchers.remove, {
    done: w('removed', { name: person.name }),
    undo: async () => {
      await ask(watchers.add, change)
      refresh(client, ['records'])
    },
    touches: ['records'],
  })
  return (
    <Line
      icon={<Icon name={icons[role]} />}
      end={
        <>
          {w(`role.${role}`)}
          {!refused && (
            <IconButton
              icon="close"
              label={w('remove', { name: person.name })}
              onClick={() => remove.mutate(change)}
            />
          )}
        </>
      }
    >
      {person.name}
    </Line>
  )
}

const Concern = z.object({
  principals: z
    .array(Id)
    .min(1)
    .max(100)
    .meta({ title: w('who'), hint: w('who-hint'), widget: 'records' }),
  role: WatcherRole.meta({ title: w('as') }),
})

function Adding({ id, search, onClose }: { id: string; search: Search; onClose: () => void }) {
  const client = useQueryClient()
  const save = async ({ principals, role }: z.output<typeof Concern>) => {
    await ask(watchers.add, { records: [id], principals, role })
    refresh(client, ['records'])
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('add-title')}
      size={480}
      schema={Concern}
      initial={{ role: 'affected' }}
      save={w('save')}
      onSave={save}
      extras={{
        principals: { autoFocus: true, search, wide: true },
        role: { choices: WatcherRole.options.map((value) => ({ value, title: w(`role.${value}`) })) },
      }}
    />
  )
}
