import { useState } from 'react'
import type { Action } from '#kit/action-bar.tsx'
import { useCommand } from '#kit/api'
import { useMay, useMe } from '#kit/me.tsx'
import { identity } from '../contract.ts'
import type { OneAccount } from './account.tsx'
import { Sure } from './sure.tsx'
import { v } from './viewing-words.ts'

/** The way to see the house as this person does, and what is asked before. */
export function useViewAs({ id, name, emergency }: Pick<OneAccount, 'id' | 'name' | 'emergency'>) {
  const [asks, setAsks] = useState(false)
  const me = useMe()
  const may = useMay()
  const view = useCommand(identity.viewAs, { after: () => window.location.assign('/') })
  const offered = may('identity.view-as') && id !== me?.id && !emergency
  const action: Action = {
    name: 'view',
    title: v('begin', { name }),
    icon: 'user',
    rare: true,
    run: () => setAsks(true),
  }
  const question = asks && (
    <Sure
      title={v('begin', { name })}
      text={v('begin-why', { name })}
      onClose={() => setAsks(false)}
      onYes={() => view.mutate({ id })}
    />
  )
  return { actions: offered ? [action] : [], question }
}
