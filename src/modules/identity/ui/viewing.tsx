import { useEffect } from 'react'
import { ask, tellRefusal } from '#kit/api'
import { BannerLine, BannerPlace } from '#kit/banner.tsx'
import { Button } from '#kit/button.tsx'
import { useMe } from '#kit/me.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import { v } from './viewing-words.ts'

/** The house is looked at anew: nothing that was asked with other eyes stays. */
const lookAnew = () => window.location.assign('/')

/** Above every page while somebody looks with the eyes of another. */
export function Screen() {
  const me = useMe()
  const viewer = me?.viewer
  const until = viewer?.until
  useEffect(() => {
    if (until === undefined) return
    // From then on what is clicked here would be done by whoever looks: the page must say so.
    const timer = setTimeout(lookAnew, Math.max(0, Date.parse(until) - Date.now()) + 1000)
    return () => clearTimeout(timer)
  }, [until])
  const end = () => void ask(identity.endViewing, {}).then(lookAnew, tellRefusal)
  return (
    <BannerPlace>
      {viewer && (
        <BannerLine icon="user">
          <Said
            say={(when) => v('banner', { name: me.name, until: when })}
            when={<When at={viewer.until} as="exact" />}
          />{' '}
          <Button size="s" onClick={end}>
            {v('end')}
          </Button>
        </BannerLine>
      )}
    </BannerPlace>
  )
}
