import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { software } from '../../contract.ts'
import type { LicenceKey } from '../../keys/schemas.ts'
import type { Lot } from '../../schemas.ts'
import { keyName, masked } from './key-words.tsx'
import { ShowKey } from './show-key.tsx'
import { w } from './words.ts'

interface KeysOfLotProps {
  id: string
  lot: Lot
  keys: readonly LicenceKey[]
  /** The reader may see them in the clear. */
  opens: boolean
}

/** The keys of a lot, masked, each with who has it and how often it was seen. */
export function KeysOfLot({ id, lot, keys, opens }: KeysOfLotProps) {
  const [shown, setShown] = useState<LicenceKey>()
  return (
    <div className="stack f12">
      {keys.map((licence) => (
        <KeyRow key={licence.id} id={id} licence={licence} opens={opens} onShow={() => setShown(licence)} />
      ))}
      {shown && <ShowKey id={id} lot={lot} licence={shown} onClose={() => setShown(undefined)} />}
    </div>
  )
}

interface KeyRowProps extends Pick<KeysOfLotProps, 'id' | 'opens'> {
  licence: LicenceKey
  onShow: () => void
}

function KeyRow({ id, licence, opens, onShow }: KeyRowProps) {
  const { label, activations, used, sights } = licence
  return (
    <div>
      <div className="row wrap">
        <Icon name="lock" size="s" />
        <span className="mono nw">{masked(licence)}</span>
        {label && <span>{label}</span>}
        <span className="t2">
          {activations === null ? w('key.any', { n: used }) : w('key.used', { used, n: activations })}
        </span>
        <Link to={`/software/keys?key=${licence.id}&days=365`}>{w('key.sights', { n: sights })}</Link>
        {opens && (
          <span className="row">
            <Button size="s" kind="quiet" icon="eye" onClick={onShow}>
              {w('show')}
            </Button>
            <Forget id={id} licence={licence} />
          </span>
        )}
      </div>
      <Holders id={id} licence={licence} opens={opens} />
    </div>
  )
}

/** Who has it, each with the way back. */
function Holders({ id, licence: { holders, holders_unseen }, opens }: Omit<KeyRowProps, 'onShow'>) {
  const giveBack = useCommand(software.returnKey, { done: w('returned'), touches: ['history'] })
  if (holders.length + holders_unseen === 0) return null
  return (
    <div className="row wrap">
      {holders.map(({ sight_id, title }) => (
        <span key={sight_id} className="row">
          <Icon name="hand" size="s" />
          {title}
          {opens && (
            <IconButton
              icon="undo"
              label={w('give-back', { holder: title })}
              onClick={() => giveBack.mutate({ id, sight_id })}
            />
          )}
        </span>
      ))}
      {holders_unseen > 0 && <span className="t3">{w('unseen', { n: holders_unseen })}</span>}
    </div>
  )
}

function Forget({ id, licence }: { id: string; licence: LicenceKey }) {
  const [asks, setAsks] = useState(false)
  const key = keyName(licence)
  const remove = useCommand(software.removeKey, {
    done: w('removed'),
    touches: ['history'],
    closes: () => setAsks(false),
  })
  return (
    <>
      <IconButton icon="trash" label={w('remove', { key })} onClick={() => setAsks(true)} />
      <ConfirmPreview
        opened={asks}
        onClose={() => setAsks(false)}
        title={w('remove.title', { key })}
        text={w('remove.text')}
        verdicts={[]}
        confirm={w('remove.save')}
        danger
        forGood
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id, key_id: licence.id })}
      />
    </>
  )
}
