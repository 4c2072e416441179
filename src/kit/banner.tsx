import { useEffect, useState } from 'react'
import classes from './banner.module.css'
import { Icon } from './icon.tsx'
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
    <output className={classes.place} data-no-print>
      {state === 'lost' && (
        <span className={classes.banner}>
          <Icon name="outage" size="s" />
          <span>{w(isOffline ? 'banner_offline' : 'banner_reconnecting')}</span>
        </span>
      )}
    </output>
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
