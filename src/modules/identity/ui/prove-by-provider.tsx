import { useEffect } from 'react'
import { Button } from '#kit/button.tsx'
import { answerProof } from '#kit/proof'
import type { NamedProvider } from './provider-buttons.tsx'
import { onBack, openProvider } from './provider-window.ts'
import { w } from './sign-on-words.ts'

/** Shows who it is by signing in at a provider anew, in a window of its own: nothing typed here is lost. */
export function ProveByProvider({ providers }: { providers: readonly NamedProvider[] }) {
  useEffect(() => onBack('prove', () => answerProof(true)), [])
  return (
    <div className="stack">
      {providers.map(({ name, label }) => (
        <Button key={name} wide icon="door" onClick={() => openProvider(name, 'prove')}>
          {w('prove-by', { provider: label })}
        </Button>
      ))}
      <p className="f12 t3">{w('prove-by-text')}</p>
    </div>
  )
}
