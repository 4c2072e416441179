import { useState } from 'react'
import { ask } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { identity } from '../contract.ts'
import { w } from './sign-on-words.ts'

export interface NamedProvider {
  name: string
  label: string
}

interface ProviderButtonsProps {
  providers: readonly NamedProvider[]
  next: string
}

/** One button for each provider; it leads there, and from there back here. */
export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const go = async (name: string) => {
    setBusy(name)
    setProblem(undefined)
    try {
      window.location.assign((await ask(identity.beginProvider, { name, next })).to)
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown))
      setBusy(undefined)
    }
  }
  return (
    <div className="stack">
      {providers.map(({ name, label }) => (
        <Button
          key={name}
          wide
          icon="door"
          busy={busy === name}
          // Leaving a field beside it would complain of that, and move the button away from under the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void go(name)}
        >
          {w('go-to', { provider: label })}
        </Button>
      ))}
      {problem !== undefined && (
        <Callout tone="warn" alert>
          {problem}
        </Callout>
      )}
    </div>
  )
}
