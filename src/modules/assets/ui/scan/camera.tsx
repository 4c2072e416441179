import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import classes from './scan.module.css'
import { useCamera, whyNoCamera } from './use-camera.ts'
import { w } from '../words.ts'

/** The camera, once somebody lets it look; where it cannot, the sentence why. */
export function Camera({ onCode }: { onCode: (code: string) => void }) {
  const [on, setOn] = useState(false)
  const { video, refused } = useCamera(on, onCode)
  const why = whyNoCamera() ?? refused
  if (why !== undefined) return <Callout tone="info">{why}</Callout>
  return (
    <div className={classes.camera} data-on={on || undefined}>
      <video ref={video} muted playsInline aria-label={w('scan.sight')} hidden={!on} />
      <Button size="l" kind={on ? 'plain' : 'primary'} icon="qr" onClick={() => setOn(!on)}>
        {w(on ? 'scan.stop' : 'scan.start')}
      </Button>
    </div>
  )
}
