import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { inWords } from '#kit/fields-of'
import { useMe } from '#kit/me.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { identity } from '../contract.ts'
import { w } from './words.ts'

const terms = ['30', '90', '365', 'never'] as const
const TokenForm = identity.makeToken.input.omit({ expires_at: true, permissions: true }).extend({
  permissions: z.array(z.string()).min(1).meta({ title: 'May', widget: 'choices' }),
  expires: z.enum(terms).default('90').meta({ title: 'Expires' }),
})

const dayMs = 86_400_000
const expiryOf = (term: (typeof terms)[number]) =>
  term === 'never' ? null : new Date(Date.now() + Number(term) * dayMs).toISOString()

/** Makes a token, and shows it the one time that it can be seen. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const me = useMe()
  const [token, setToken] = useState<string>()
  const held = me?.permissions ?? []
  const rooms = [...new Set(held.map((name) => name.split('.')[0] ?? ''))]
  const choices = [
    { value: '*', title: w('token-may-all') },
    ...rooms.map((room) => ({ value: `${room}.*`, title: w('token-may-room', { room: inWords(room) }) })),
    ...held.map((value) => ({ value, title: value })),
  ]
  if (token !== undefined)
    return (
      <SecretsShown
        title={w('token-made')}
        text={w('token-made-text')}
        secrets={[{ label: w('token-made'), value: token }]}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      onClose={onClose}
      title={w('token-make')}
      size={520}
      schema={TokenForm}
      fields={['name', 'permissions', 'networks', 'expires']}
      save={w('token-make-save')}
      extras={{
        name: { wide: true, autoFocus: true, hint: w('token-name-hint') },
        permissions: { wide: true, choices, hint: w('token-may-hint') },
        networks: { wide: true, hint: w('token-networks-hint') },
        expires: {
          wide: true,
          choices: terms.map((value) => ({
            value,
            title: value === 'never' ? w('token-never') : w('token-days', { n: Number(value) }),
          })),
        },
      }}
      onSave={async ({ expires, ...given }) => {
        const made = await ask(identity.makeToken, { ...given, expires_at: expiryOf(expires) })
        refresh(client, ['me'])
        setToken(made.token)
      }}
    />
  )
}
