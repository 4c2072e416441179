import { useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { liveStream } from '#kit/live'
import { LiveProvider } from '#kit/live-context.tsx'
import { MeProvider, type Me } from '#kit/me.tsx'
import { rememberFor } from '#kit/memory'
import type { Room } from '#kit/room'
import { KitProvider, themeKey } from '#kit/provider.tsx'
import { Refused } from '#kit/refused'
import { send } from '#kit/send'
import { localeOf } from '#lib/time/relative'
import type { Reply } from '#lib/contract'
import { spoken } from '#lib/words'
import type { identity } from '#modules/identity/contract'
import { keepTo } from './language.ts'
import { ProofAsked } from './proof-asked.tsx'
import { meKey } from './queries.ts'

async function askMe(signal: AbortSignal): Promise<Me | null> {
  try {
    const me = (await send({ method: 'GET', url: meKey, body: undefined, signal })) as Reply<
      typeof identity.me
    >
    rememberFor(me.id)
    return me
  } catch (thrown) {
    if (!(thrown instanceof Refused && thrown.kind === 'not-signed-in')) throw thrown
    rememberFor(undefined)
    return null
  }
}

/** The reader, or null when nobody is signed in; waits for neither. */
export const useSession = () =>
  useQuery({ queryKey: [meKey], queryFn: ({ signal }) => askMe(signal), staleTime: 300_000 })

/** Asks who is reading, then speaks their language, keeps their zone and listens to what changes for them. */
export function Session({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const { data: me } = useSession()
  const client = useQueryClient()
  const proofDialog = rooms.find((room) => room.proofDialog)?.proofDialog
  const [live] = useState(() => liveStream({ url: '/api/live', client }))
  const person = me?.owes_factor ? undefined : me?.id
  useEffect(() => {
    if (!person) return undefined
    live.open()
    return live.close
  }, [live, person])
  const language = me?.language
  useEffect(() => {
    if (language !== undefined) keepTo(language, spoken())
  }, [language])
  return (
    <KitProvider reader={{ ...(me && { zone: me.zone }), language: localeOf(spoken()) }}>
      <RememberedTheme theme={me?.preferences?.['theme']} />
      <LiveProvider live={live} announce={person ? announce : undefined}>
        <MeProvider me={me ?? null}>
          {children}
          {proofDialog && <ProofAsked dialog={proofDialog} />}
        </MeProvider>
      </LiveProvider>
    </KitProvider>
  )
}

const themes = ['auto', 'light', 'dark'] as const

/** On a device that has not been told anything, the theme that the reader chose on another. */
function RememberedTheme({ theme }: { theme: unknown }) {
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    const chosen = themes.find((one) => one === theme)
    if (chosen && localStorage.getItem(themeKey) === null) setColorScheme(chosen)
  }, [theme, setColorScheme])
  return null
}

/** Presence is a courtesy: when it cannot be said, nobody needs to know. */
function announce(id: string, doing: string | null) {
  send({ method: 'POST', url: '/api/presence', body: { id, doing }, signal: undefined }).catch(
    () => undefined,
  )
}
