import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { tooLong } from '#kit/form/issues'
import { people } from '../contract.ts'
import type { Person } from './person-page.tsx'
import { w } from './words.ts'

/** Remarks of those who manage people; nobody else sees that there are any. */
export function Notes({ person, notes }: { person: Person; notes: string }) {
  const [typed, setTyped] = useState(notes)
  const save = useCommand(people.save, { done: w('saved') })
  return (
    <div className="stack">
      <Textarea
        label={w('notes')}
        description={w('notes.who')}
        autosize
        minRows={2}
        maxRows={12}
        error={tooLong(people.save.input.shape.notes, typed)}
        readOnly={!person.can.manage}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {typed !== notes && (
        <div>
          <Button size="s" busy={save.isPending} onClick={() => save.mutate({ id: person.id, notes: typed })}>
            {w('notes.save')}
          </Button>
        </div>
      )}
    </div>
  )
}
