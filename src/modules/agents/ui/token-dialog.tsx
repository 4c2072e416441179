import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { agents } from '../contract.ts'
import { NewToken } from '../token-contract.ts'
import { w } from './words.ts'

/** Makes a token that several devices share, and shows it the one time that it can be seen. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [made, setMade] = useState<{ name: string; token: string }>()
  if (made)
    return (
      <SecretsShown
        title={w('token-shown', { name: made.name })}
        text={w('token-shown-text')}
        secrets={[{ label: w('token-label'), value: made.token }]}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      onClose={onClose}
      title={w('token-make')}
      size={460}
      stays
      schema={NewToken}
      save={w('token-save')}
      extras={{ name: { wide: true, autoFocus: true } }}
      onSave={async ({ name, private: own }) => {
        const { token } = await ask(agents.makeToken, { name, private: own })
        refresh(client, ['agents'])
        setMade({ name, token })
      }}
    />
  )
}
