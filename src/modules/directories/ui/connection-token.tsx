import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { tell } from '#kit/toast.tsx'
import { directories } from '../contract.ts'
import type { OneConnection } from './connections.tsx'
import { w } from './words.ts'

const terms = ['90', '365', 'never'] as const
const TokenForm = directories.makeConnectionToken.input.pick({ networks: true }).extend({
  expires: z.enum(terms).default('365').meta({ title: 'Expires' }),
})
const dayMs = 86_400_000
const expiryOf = (term: (typeof terms)[number]) =>
  term === 'never' ? null : new Date(Date.now() + Number(term) * dayMs).toISOString()

interface TokenDialogProps {
  connection: Pick<OneConnection, 'id' | 'name'>
  onClose: () => void
}

/** Makes the token of a connection, and shows it the one time that it can be seen. */
export function TokenDialog({ connection: { id, name }, onClose }: TokenDialogProps) {
  const client = useQueryClient()
  const [token, setToken] = useState<string>()
  if (token !== undefined)
    return (
      <SecretsShown
        title={w('token-name', { name })}
        text={w('token-text')}
        secrets={[{ label: w('token-label'), value: token }]}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      onClose={onClose}
      title={w('token-name', { name })}
      size={520}
      stays
      schema={TokenForm}
      fields={['expires', 'networks']}
      save={w('token-make')}
      extras={{
        networks: { wide: true, hint: w('token-networks') },
        expires: {
          wide: true,
          choices: terms.map((value) => ({
            value,
            title: value === 'never' ? w('token-never') : w('token-days', { n: Number(value) }),
          })),
        },
      }}
      onSave={async ({ expires, networks }) => {
        const made = await ask(directories.makeConnectionToken, {
          id,
          networks,
          expires_at: expiryOf(expires),
        })
        refresh(client, ['directories'])
        setToken(made.token)
      }}
    />
  )
}

/** A new connection, and its token at once. */
export function NewConnection({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [made, setMade] = useState<Pick<OneConnection, 'id' | 'name'>>()
  if (made) return <TokenDialog connection={made} onClose={onClose} />
  return (
    <FormDialog
      onClose={onClose}
      title={w('connection-add')}
      size={520}
      stays
      schema={directories.addConnection.input}
      save={w('connection-add-save')}
      extras={{ name: { wide: true, autoFocus: true, hint: w('connection-name-hint') } }}
      onSave={async ({ name }) => {
        const { id } = await ask(directories.addConnection, { name })
        refresh(client, ['directories'])
        tell({ text: w('connection-added') })
        setMade({ id, name })
      }}
    />
  )
}
