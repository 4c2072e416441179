import { type ReactNode, useEffect, useState } from 'react'
import classes from './banner.module.css'
import { Icon, type IconName } from './icon.tsx'
import type { LiveState } from './live.ts'
import { useConnection } from './live-context.tsx'
import { w } from './words.ts'

/** A quiet line while the server is out of reach; nothing typed is lost meanwhile. */
export function ConnectionBanner() {
  const state = useConnection()
  const patient = useLasting(state, 1500)
  return <Banner state={patient} />
}

export function Banner({ state }: { state: LiveState }) {
  const isOffline = typeof navigator !== 'undefined' && !navigator.onLine
  return (
    <BannerPlace>
      {state === 'lost' && (
        <BannerLine icon="outage">{w(isOffline ? 'banner_offline' : 'banner_reconnecting')}</BannerLine>
      )}
    </BannerPlace>
  )
}

/** Where something is told above every page; read out as it comes. */
export function BannerPlace({ children }: { children: ReactNode }) {
  return (
    <output className={classes.place} data-no-print>
      {children}
    </output>
  )
}

export function BannerLine({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className={classes.banner}>
      <Icon name={icon} size="s" />
      <span>{children}</span>
    </span>
  )
}

/** A state once it has lasted: a stream that blinks for a second is not worth a word. */
function useLasting(state: LiveState, ms: number): LiveState {
  const [lasting, setLasting] = useState<LiveState>('open')
  useEffect(() => {
    const timer = setTimeout(() => setLasting(state), state === 'lost' ? ms : 0)
    return () => clearTimeout(timer)
  }, [state, ms])
  return lasting
}
