import { TextInput } from '@mantine/core'
import { type SyntheticEvent, useRef, useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Mark, type Tone } from '#kit/pill.tsx'
import { assets } from '../../contract.ts'
import type { Scanned, Stocktake } from '../../stocktake/schemas.ts'
import { findPlaces } from '../finders.ts'
import { w } from './words.ts'

const tones: Record<Scanned['result'], Tone | undefined> = {
  found: 'good',
  misplaced: 'warn',
  held: 'info',
  again: undefined,
  unknown: 'bad',
}
const shown = 3

/** Where labels are scanned or typed, one after the other; what each means is said at once. */
export function ScanBox({ stocktake: { id, place } }: { stocktake: Stocktake }) {
  const [text, setText] = useState('')
  const [here, setHere] = useState<string | null>(null)
  const [said, setSaid] = useState<readonly Scanned[]>([])
  const box = useRef<HTMLInputElement>(null)
  const scan = useCommand(assets.scan, {
    touches: ['records', 'history'],
    inOrder: true,
    after: ({ items }) => setSaid(items),
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    const tags = text.split(/[\s,;]+/u).filter(Boolean)
    if (tags.length === 0) return
    setText('')
    box.current?.focus()
    scan.mutate({ id, tags, place_id: here })
  }
  return (
    <Panel>
      <PanelBody>
        <form className="stack" onSubmit={send}>
          <div className="row wrap">
            <TextInput
              ref={box}
              className="grow"
              label={w('label.scan')}
              description={w('hint.scan')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              autoCapitalize="characters"
              enterKeyHint="send"
              data-autofocus
            />
            <RecordPicker
              label={w('here')}
              many={false}
              value={here === null ? [] : [here]}
              onChange={(next) => setHere(typeof next === 'string' ? next : null)}
              search={findPlaces}
              known={[]}
              placeholder={place.name}
            />
            <Button kind="primary" icon="qr" type="submit" busy={scan.isPending}>
              {w('add')}
            </Button>
          </div>
          <output className="stack">
            {said.slice(0, shown).map(({ tag, result, name }) => (
              <p key={tag}>
                <Mark tone={tones[result]}>{w(`said.${result}`, { name, tag })}</Mark>
              </p>
            ))}
            {said.length > shown && <p className="t2">{w('said.more', { n: said.length - shown })}</p>}
          </output>
        </form>
      </PanelBody>
    </Panel>
  )
}
