import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, tellRefusal } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { useNow } from '#kit/reader.tsx'
import { When } from '#kit/when.tsx'
import type { Reply } from '#lib/contract'
import { desk, type Ticket } from '../contract.ts'
import { findToMerge } from './finders.ts'
import { useDone } from './use-bulk.ts'
import { w } from './words.ts'

/** Merges others into this ticket, after showing what goes along and what is left out. */
export function MergeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [from, setFrom] = useState<readonly string[]>([])
  const told = useDone()
  const now = useNow()
  const rehearsal = useQuery({
    queryKey: ['desk.merge', ticket.id, from],
    queryFn: ({ signal }) => ask(desk.merge, { id: ticket.id, from: [...from], dry_run: true }, signal),
    enabled: from.length > 0,
    placeholderData: (before) => before,
  })
  const found = rehearsal.data
  const merge = async () => {
    try {
      const { batch } = await ask(desk.merge, { id: ticket.id, from: [...from] })
      told(w('done.merged'), batch)
      onClose()
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('merge.into', { key: ticket.key })}
      text={
        found &&
        from.length > 0 &&
        w('merge.text', {
          messages: found.messages,
          clocks: found.clocks,
          people: found.people,
          key: ticket.key,
        })
      }
      verdicts={
        from.length > 0 && !found
          ? undefined
          : (found?.refused ?? []).map(({ id, key, why }) => ({
              id,
              title: key,
              tone: 'warn' as const,
              words: why,
            }))
      }
      confirm={w('merge.do', { n: found?.done ?? 0 })}
      refused={from.length === 0 || found?.done === 0 ? w('merge.which') : undefined}
      onConfirm={() => void merge()}
    >
      <RecordPicker
        name="tickets"
        label={w('merge.which')}
        value={from}
        many
        autoFocus
        search={async (text, signal) =>
          (await findToMerge(text, now, signal)).filter(({ id }) => id !== ticket.id)
        }
        onChange={(ids) => setFrom(Array.isArray(ids) ? (ids as string[]) : [])}
      />
      {from.length > 0 && found && <Sooner of={found.sooner} than={ticket.key} />}
    </ConfirmPreview>
  )
}

/** What was promised for an earlier moment than about the one that stays: once merged, no list warns of it. */
function Sooner({ of, than }: { of: Reply<typeof desk.merge>['sooner']; than: string }) {
  if (of.length === 0) return null
  return (
    <Callout tone="warn">
      {w('merge.sooner', { key: than })}
      {of.map(({ id, key, due_at }) => (
        <span key={id}>
          {' '}
          {key} <When at={due_at} />
        </span>
      ))}
    </Callout>
  )
}
