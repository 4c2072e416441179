import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { identity } from '../contract.ts'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

/** Says what it comes to, and asks once more. */
export function RemoveProvider({ provider, onDone }: { provider: OneProvider; onDone: () => void }) {
  const [sure, setSure] = useState(false)
  const { id, label, people } = provider
  const remove = useCommand(identity.removeProvider, {
    done: w('removed', { provider: label }),
    after: onDone,
  })
  return (
    <>
      <Button kind="danger" onClick={() => setSure(true)}>
        {w('remove')}
      </Button>
      {sure && (
        <Modal opened onClose={() => setSure(false)} title={w('remove-name', { provider: label })}>
          <div className="stack wide">
            <p>{w('remove-why', { people })}</p>
            <div>
              <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ id })}>
                {w('remove-name', { provider: label })}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  )
}
