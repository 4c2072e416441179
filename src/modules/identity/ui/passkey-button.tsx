import { useState, type ReactNode } from 'react'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'

interface PasskeyButtonProps {
  children: ReactNode
  /** Goes through the browser's own dialog and what follows; what it throws is told under the button. */
  run: () => Promise<unknown>
}

/** A button that opens the browser's dialog for passkeys. */
export function PasskeyButton({ children, run }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const go = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await run()
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown))
    }
    setBusy(false)
  }
  return (
    <div className="stack">
      <Button
        icon="key"
        busy={busy}
        // Leaving a field beside it would complain of that, and move the button away from under the click.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void go()}
      >
        {children}
      </Button>
      {problem !== undefined && (
        <Callout tone="warn" alert>
          {problem}
        </Callout>
      )}
    </div>
  )
}
