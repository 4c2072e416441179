import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { assets } from '../../contract.ts'
import type { ProtocolView, Strokes } from '../../protocols/schemas.ts'
import { w } from '../words.ts'
import { Pad } from './pad.tsx'

/** Where a protocol is signed: drawn, or by the name that is typed, or both. */
export function SignForm({
  protocol: { id, hash, kind, mine, content },
  person,
}: {
  protocol: ProtocolView
  person: string
}) {
  const [name, setName] = useState(mine ? person : '')
  const [strokes, setStrokes] = useState<Strokes>([])
  const sign = useCommand(assets.sign, {
    done: w('sign.done'),
    touches: ['records', 'history', 'notices', 'home'],
  })
  const said = w(`sign.says.${kind}`, { terms: content?.terms ? 'yes' : 'no' })
  return (
    <Panel title={mine ? w('sign.mine') : w('sign.here', { person })} sub={said}>
      <PanelBody>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') sign.mutate({ id, hash, name, strokes })
          }}
        >
          <Pad strokes={strokes} onChange={setStrokes} />
          <TextInput
            label={w('sign.name')}
            description={w('sign.name-hint')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            autoComplete={mine ? 'name' : 'off'}
            maxLength={200}
            required
          />
          <div>
            <Button
              type="submit"
              kind="primary"
              size="l"
              icon="edit"
              busy={sign.isPending}
              refused={name.trim() === '' ? w('sign.no-name') : undefined}
            >
              {w('sign')}
            </Button>
          </div>
        </form>
      </PanelBody>
    </Panel>
  )
}
