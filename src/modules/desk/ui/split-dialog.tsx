import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, tellRefusal, useAsk, useCommand } from '#kit/api'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { tooLong } from '#kit/form/issues'
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

/** Makes a ticket of its own from some of the messages, after showing for whom, what goes along and what is promised. */
export function SplitDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [picked, setPicked] = useState<readonly string[]>([])
  const [written, setWritten] = useState<string>()
  const [kind, setKind] = useState(TicketKind.parse(ticket.kind))
  const [requester, setRequester] = useState<string>()
  const { data } = useAsk(comments.list, { id: ticket.id, sort: 'newest', limit: 200 })
  const told = useDone()
  const offered = (data?.items ?? [])
    .filter((one) => one.kind !== 'description' && one.withdrawn_at === null && one.entity_id === ticket.id)
    .toReversed()
  const first = offered.find(({ id }) => picked.includes(id))
  const title = written ?? subjectOf(first?.body)
  const wanted = input.safeParse({
    id: ticket.id,
    title,
    kind,
    comments: picked,
    ...(requester && { requester_id: requester }),
  })
  const preview = usePreview(wanted.data)
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
  const asker = preview?.requester ?? ticket.requester
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('split')}
      verdicts={[]}
      confirm={w('split.do', { n: picked.length })}
      refused={picked.length === 0 ? w('split.which') : !wanted.success && w('split.lacks')}
      onConfirm={() => void split()}
    >
      <SplitMessages offered={offered} picked={picked} onChange={setPicked} isKnown={data !== undefined} />
      <TextInput
        label={w('split.title')}
        value={title}
        error={tooLong(input.shape.title, title)}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <div className={classes.two}>
        <RecordPicker
          name="requester_id"
          label={input.shape.requester_id.meta()?.title}
          many={false}
          // Whoever turns out to have written is named only then.
          key={asker?.id}
          value={requester ? [requester] : asker ? [asker.id] : []}
          known={asker ? [{ id: asker.id, title: asker.name, to: '' }] : []}
          search={findPeople}
          onChange={(id) => setRequester(typeof id === 'string' ? id : undefined)}
        />
        <Segments
          label={input.shape.kind.meta()?.title}
          data={TicketKind.options.map((value) => ({ value, label: w(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(TicketKind.parse(value))}
        />
      </div>
      <output className={classes.preview} aria-live="polite">
        {preview?.would && (
          <>
            <span className="row wrap">
              <Promises {...preview.would} />
            </span>
            <span>
              {w('split.along', { messages: preview.messages, files: preview.files, key: ticket.key })}
            </span>
          </>
        )}
      </output>
    </ConfirmPreview>
  )
}

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
