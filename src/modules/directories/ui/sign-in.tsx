import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { directories } from '../contract.ts'
import type { OneDirectory } from './directories.tsx'
import { w } from './words.ts'

/** Whether its people come in by the password that they have there. It holds at once. */
export function SignIn({ directory: { id, signs_in } }: { directory: OneDirectory }) {
  const [on, setOn] = useState(signs_in)
  const decide = useCommand(directories.decideSignIn, {
    done: (_, given) => w(given.signs_in ? 'sign-in-on' : 'sign-in-off'),
    after: () => setOn(!on),
  })
  return (
    <section className="stack" style={{ marginTop: 16 }} aria-label={w('sign-in-title')}>
      <Switch
        label={w('sign-in-label')}
        description={w('sign-in-text')}
        checked={on}
        aria-busy={decide.isPending}
        onChange={() => decide.isPending || decide.mutate({ id, signs_in: !on })}
      />
    </section>
  )
}
