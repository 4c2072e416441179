import { useState } from 'react'
import { Banner } from '../../banner.tsx'
import { Button } from '../../button.tsx'
import { Callout } from '../../callout.tsx'
import { Nothing } from '../../empty.tsx'
import { Loaded } from '../../loaded.tsx'
import { PageMissing } from '../../page-fault.tsx'
import { Panel, PanelBody } from '../../panel.tsx'
import { Copyable, SecretsShown } from '../../secret-shown.tsx'
import { Skeleton } from '../../skeleton.tsx'
import { tell } from '../../toast.tsx'
import { long } from './texts.ts'

/** What the house says by itself: what must not be missed, what is on its way, what went wrong. */
export const Told = () => (
  <>
    <Panel title="What must not be missed">
      <PanelBody>
        <div className="stack">
          <Callout
            tone="warn"
            title="Phones in Hamburg cut out mid-call"
            actions={<Button size="s">{'Me too'}</Button>}
          >
            {'Since 07:58. Marit is working on it.'}
          </Callout>
          <Callout tone="info">{'Version 12 is there. Load the page again.'}</Callout>
          <Callout tone="good">{'214 of 214 rows were created.'}</Callout>
          <Callout tone="bad" title={long.hostile}>
            {long.word}
          </Callout>
          <Banner state="lost" />
          <p className="row wrap">
            {(['good', 'warn', 'bad', 'info'] as const).map((tone) => (
              <Button key={tone} size="s" onClick={() => tell({ text: long.sentence, tone })}>
                {`Toast, ${tone}`}
              </Button>
            ))}
          </p>
          <Copyable label="Shown this once" value="wh_7Qm3xKc0e9bTz4Yp" />
          <Secrets />
        </div>
      </PanelBody>
    </Panel>
    <Panel title="On its way, empty, gone wrong">
      <Skeleton shape="rows" count={2} />
      <PanelBody>
        <Skeleton shape="text" />
      </PanelBody>
      <Nothing text="Nothing matches this filter." action={<Button size="s">{'Clear it'}</Button>} />
      <Fault />
    </Panel>
  </>
)

function Secrets() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const secrets = [{ label: 'Token', value: 'wh_7Qm3xKc0e9bTz4Yp' }]
  return (
    <p>
      <Button size="s" onClick={() => setOpen(true)}>
        {'A secret in a dialog'}
      </Button>
      {open && <SecretsShown title="The token" text="Copy it now." secrets={secrets} onClose={close} />}
    </p>
  )
}

/** Each takes the title of the page, so they are shown when they are asked for. */
function Fault() {
  const [shown, show] = useState<'fault' | 'missing'>()
  return (
    <PanelBody>
      <p className="row wrap">
        <Button size="s" onClick={() => show('fault')}>
          {'A page that failed'}
        </Button>
        <Button size="s" onClick={() => show('missing')}>
          {'A page that is not there'}
        </Button>
      </p>
      {shown === 'fault' && (
        <Loaded
          answer={{ data: undefined, error: new Error('broken'), refetch: async () => show(undefined) }}
        >
          {() => null}
        </Loaded>
      )}
      {shown === 'missing' && <PageMissing />}
    </PanelBody>
  )
}
