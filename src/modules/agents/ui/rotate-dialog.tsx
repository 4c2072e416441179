import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { agents } from '../contract.ts'
import { Rotation, type TokenRow } from '../token-contract.ts'
import { w } from './words.ts'

interface RotateDialogProps {
  token: Pick<TokenRow, 'id' | 'name'>
  onClose: () => void
}

/** Gives a token another secret, and shows it the one time that it can be seen. */
export function RotateDialog({ token: { id, name }, onClose }: RotateDialogProps) {
  const client = useQueryClient()
  const [made, setMade] = useState<string>()
  if (made !== undefined)
    return (
      <SecretsShown
        title={w('token-shown', { name })}
        text={w('token-shown-text')}
        secrets={[{ label: w('token-label'), value: made }]}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      onClose={onClose}
      title={w('token-rotate-name', { name })}
      size={460}
      schema={Rotation}
      save={w('token-rotate-save')}
      extras={{ days: { wide: true } }}
      onSave={async ({ days }) => {
        const { token } = await ask(agents.rotateToken, { id, days })
        refresh(client, ['agents'])
        setMade(token)
      }}
    />
  )
}
