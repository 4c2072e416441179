import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { ask, tellRefusal, useAsk, useCommand } from '#kit/api'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { fieldOf } from '#kit/fields-of'
import { tooLong } from '#kit/form/issues'
import { known } from '#kit/form/known'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { useGo } from '#kit/url'
import { comments } from '#facets/comments/contract'
import { desk, type Ticket, TicketKind } from '../contract.ts'
import { findPeople } from './finders.ts'
import { SplitMessages } from './split-messages.tsx'
import classes from './split.module.css'
import { useDone } from './use-bulk.ts'
import { Promises } from './would-promise.tsx'
import { w } from './words.ts'

/** Puts the messages back, and goes where they are. */
export function useUnsplit() {
  const go = useGo()
  return useCommand(desk.unsplit, {
    done: w('done.unsplit'),
    touches: ['desk', 'records', 'work'],
    after: ({ key }) => go(`/desk/${key}`),
  })
}

const input = desk.split.input
/** The first line of what goes along, until somebody writes a better one. */
const subjectOf = (body: string | undefined) =>
  body
    ?.trim()
    .split(/\n|[.!?]+(?:\s|$)/u)[0]
    ?.slice(0, 120) ?? ''

interface Choice {
  picked: readonly string[]
  /** Until somebody writes it, the subject follows the messages. */
  title?: string
  kind: TicketKind
  requester?: string | undefined
}

/** Makes a ticket of its own from some of the messages, after showing for whom, what goes along and what is promised. */
export function SplitDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { id } = ticket
  const [choice, setChoice] = useState<Choice>({ picked: [], kind: TicketKind.parse(ticket.kind) })
  const { picked, kind, requester } = choice
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change })
  const offered = useOffered(id)
  const title = choice.title ?? subjectOf(offered?.find((one) => picked.includes(one.id))?.body)
  const named = requester === undefined ? {} : { requester_id: requester }
  const wanted = input.safeParse({ id, title, kind, comments: picked, ...named })
  const preview = usePreview(wanted.data)
  const told = useDone()
  const split = async () => {
    if (!wanted.success) return
    try {
      const { batch, ticket: made } = await ask(desk.split, wanted.data)
      told(w('done.split', { key: made?.key ?? '' }), batch)
      onClose()
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('split')}
      verdicts={[]}
      confirm={w('split.do', { n: picked.length })}
      refused={picked.length === 0 ? w('split.first') : !wanted.success && w('split.lacks')}
      onConfirm={() => void split()}
    >
      <SplitMessages offered={offered} picked={picked} onChange={(ids) => set({ picked: ids })} />
      <TextInput
        label={w('split.title')}
        value={title}
        error={tooLong(input.shape.title, title)}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className={classes.two}>
        <ForWhom
          asker={preview?.requester ?? ticket.requester}
          chosen={requester}
          onChange={(one) => set({ requester: one })}
        />
        <Segments
          label={fieldOf(input, 'kind').title}
          data={TicketKind.options.map((value) => ({ value, label: w(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => set({ kind: TicketKind.parse(value) })}
        />
      </div>
      {picked.length > 0 && <Would preview={preview} from={ticket.key} />}
    </ConfirmPreview>
  )
}

/** What can go along: everything said since the ticket was opened, in its order. */
function useOffered(id: string) {
  const { data } = useAsk(comments.list, { id, sort: 'newest', limit: 200 })
  return data?.items
    .filter((one) => one.kind !== 'description' && one.withdrawn_at === null && one.entity_id === id)
    .toReversed()
}

interface ForWhomProps {
  asker: { id: string; name: string } | null
  chosen: string | undefined
  onChange: (id: string | undefined) => void
}

const ForWhom = ({ asker, chosen, onChange }: ForWhomProps) => (
  <RecordPicker
    name="requester_id"
    label={fieldOf(input, 'requester_id').title}
    many={false}
    // Whoever turns out to have written is named only then.
    key={asker?.id}
    value={[chosen ?? asker?.id].filter((one) => one !== undefined)}
    known={known(asker)}
    search={findPeople}
    onChange={(id) => onChange(typeof id === 'string' ? id : undefined)}
  />
)

const Would = ({ preview, from }: { preview: Reply<typeof desk.split> | undefined; from: string }) => (
  <output className={classes.preview} aria-live="polite">
    {preview?.would && (
      <>
        <span className="row wrap">
          <Promises {...preview.would} />
        </span>
        <span>{w('split.along', { messages: preview.messages, files: preview.files, key: from })}</span>
      </>
    )}
  </output>
)

type Wanted = ReturnType<typeof input.parse>

/** What the server says that it would be; what was said before stays until then. */
function usePreview(wanted: Wanted | undefined) {
  const [asked] = useDebouncedValue(wanted ? JSON.stringify({ ...wanted, dry_run: true }) : undefined, 200)
  const { data } = useQuery({
    queryKey: ['desk.split', asked],
    queryFn: ({ signal }) => ask(desk.split, input.parse(JSON.parse(asked ?? '')), signal),
    enabled: asked !== undefined,
    placeholderData: (before) => before,
  })
  return wanted && data
}
