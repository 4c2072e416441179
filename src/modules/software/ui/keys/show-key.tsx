import { useState } from 'react'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { SecretsShown } from '#kit/secret-shown.tsx'
import { software } from '../../contract.ts'
import { holderKind } from '../../policy.ts'
import { type LicenceKey, Reveal } from '../../keys/schemas.ts'
import type { Lot } from '../../schemas.ts'
import { findDevices, findPeople, findPlaces } from '../finders.ts'
import { keyName, masked } from './key-words.tsx'
import { w } from './words.ts'

const finders = { asset: findDevices, person: findPeople, place: findPlaces }

interface ShowKeyProps {
  id: string
  lot: Lot
  licence: LicenceKey
  onClose: () => void
}

/** Asks why, then shows the key; it leaves the screen with the dialog and is kept nowhere in the browser. */
export function ShowKey({ id, lot, licence, onClose }: ShowKeyProps) {
  const [shown, setShown] = useState<string>()
  const reveal = useCommand(software.revealKey, { form: underField, touches: ['history'] })
  const key = keyName(licence)
  if (shown !== undefined)
    return (
      <SecretsShown
        title={w('shown.title', { key })}
        text={w('shown.text')}
        secrets={[{ label: w('key'), value: shown }]}
        onClose={() => {
          reveal.reset()
          onClose()
        }}
      />
    )
  return (
    <FormDialog
      onClose={onClose}
      title={w('show.title', { key: masked(licence) })}
      size={480}
      schema={Reveal}
      save={w('show.save')}
      onSave={async (asked) => {
        const { key: plain } = await reveal.mutateAsync({ id, key_id: licence.id, ...asked })
        setShown(plain)
      }}
      extras={{
        reason: { wide: true },
        holder_id: { wide: true, search: finders[holderKind[lot.metric]] },
      }}
    />
  )
}
