import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ask, tellRefusal, useAsk, useCommand } from '#kit/api'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { tooLong } from '#kit/form/issues'
import { useGo } from '#kit/url'
import { comments } from '#facets/comments/contract'
import { desk, type Ticket } from '../contract.ts'
import { useDone } from './use-bulk.ts'
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

/** Makes a ticket of its own from some of the messages. */
export function SplitDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [picked, setPicked] = useState<readonly string[]>([])
  const { data } = useAsk(comments.list, { id: ticket.id, sort: 'newest', limit: 200 })
  const told = useDone()
  const offered = (data?.items ?? []).filter(
    ({ kind, withdrawn_at }) => kind !== 'description' && withdrawn_at === null,
  )
  const ready = desk.split.input.shape.title.safeParse(title).success && picked.length > 0
  const split = async () => {
    try {
      const { batch, ticket: made } = await ask(desk.split, { id: ticket.id, title, comments: [...picked] })
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
      refused={ready ? undefined : w('split.which')}
      onConfirm={() => void split()}
    >
      <TextInput
        label={w('split.title')}
        value={title}
        error={tooLong(desk.split.input.shape.title, title)}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Checkbox.Group label={w('split.which')} value={[...picked]} onChange={setPicked}>
        {offered.map(({ id, author, body }) => (
          <Checkbox key={id} value={id} label={`${author.name}: ${body.slice(0, 90)}`} />
        ))}
      </Checkbox.Group>
    </ConfirmPreview>
  )
}
