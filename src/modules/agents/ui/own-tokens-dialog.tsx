import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import type { Reply } from '#lib/contract'
import { agents } from '../contract.ts'
import { NewOwnTokens } from '../token-contract.ts'
import { findAssets } from './finders.ts'
import { OwnTokensMade } from './own-tokens-made.tsx'
import { w } from './words.ts'

const fields = ['asset_ids', 'name', 'certificate', 'private'] as const

interface OwnTokensDialogProps {
  /** The asset on whose page it is asked. */
  of?: string
  onClose: () => void
}

/** Makes tokens of one device each: of the asset on screen, or of those that are chosen. */
export function OwnTokensDialog({ of, onClose }: OwnTokensDialogProps) {
  const client = useQueryClient()
  const [made, setMade] = useState<Reply<typeof agents.makeOwnTokens>>()
  if (made) return <OwnTokensMade made={made} onClose={onClose} />
  return (
    <FormDialog
      onClose={onClose}
      title={w('token-make-own')}
      size={560}
      stays
      text={<p className="t2">{w('token-own-text')}</p>}
      schema={NewOwnTokens}
      save={w('token-save')}
      {...(of !== undefined && { initial: { asset_ids: [of] } })}
      fields={of === undefined ? fields : fields.slice(2)}
      extras={{ asset_ids: { wide: true, search: findAssets }, name: { wide: true } }}
      onSave={async (asked) => {
        setMade(await ask(agents.makeOwnTokens, asked))
        refresh(client, ['agents'])
      }}
    />
  )
}
