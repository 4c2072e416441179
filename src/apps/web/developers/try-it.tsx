import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { requestFor } from '#lib/client'
import type { Endpoint } from '#lib/contract'
import { exampleInput } from '#lib/example'
import { Button } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Refused } from '#kit/refused'
import { send } from '#kit/send'
import { Code } from './code.tsx'
import { w } from './words.ts'

interface Answer {
  refused: boolean
  text: string
}

const shown = (value: unknown) => JSON.stringify(value, null, 2)

function inputFrom(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : w('not-object')
  } catch {
    return w('not-json')
  }
}

/** Sends what is written, as the reader, and shows what comes back. */
export function TryIt({ endpoint }: { endpoint: Endpoint }) {
  const [text, setText] = useState(() => shown(exampleInput(endpoint.input)))
  const [answer, setAnswer] = useState<Answer>()
  const [busy, setBusy] = useState(false)
  const input = inputFrom(text)
  const problem = typeof input === 'string' ? input : undefined

  async function ask() {
    if (typeof input === 'string') return
    setBusy(true)
    try {
      setAnswer({ refused: false, text: shown(await send(requestFor(endpoint, input))) })
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      setAnswer({
        refused: true,
        text: shown(thrown.problem ?? { title: thrown.message, kind: thrown.kind }),
      })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Panel title={w('try')} sub={w(endpoint.method === 'GET' ? 'try-text' : 'try-write')}>
      <PanelBody>
        <Textarea
          label={w('input')}
          classNames={{ input: 'mono' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
          error={problem}
        />
        <div>
          <Button onClick={() => void ask()} busy={busy} refused={problem} reason="elsewhere">
            {w('send')}
          </Button>
        </div>
        <div aria-live="polite">
          {answer && (
            <Code
              title={w(answer.refused ? 'refused' : 'answered')}
              tone={answer.refused ? 'bad' : undefined}
            >
              {answer.text}
            </Code>
          )}
        </div>
      </PanelBody>
    </Panel>
  )
}
