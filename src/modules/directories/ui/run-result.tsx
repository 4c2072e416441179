import { Modal } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { directories } from '../contract.ts'
import type { OneDirectory } from './directories.tsx'
import { w } from './words.ts'

type Result = Reply<typeof directories.rehearse>

const most = 200

interface RunResultProps {
  title: string
  result: Result
  onClose: () => void
}

/** What a run did or would do, person by person. */
export const RunResult = ({ title, result: { lines, error }, onClose }: RunResultProps) => (
  <Modal opened onClose={onClose} title={title} size={640}>
    <div className="stack wide">
      {error !== null && <Callout tone="warn">{error}</Callout>}
      {lines.length === 0 && error === null && <p>{w('rehearsed-nothing')}</p>}
      <PanelList>
        {lines.slice(0, most).map(({ what, name, detail }, n) => (
          // Nobody moves in what is over.
          // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own
          <PanelRow key={n}>
            <span className="grow">
              <span className="b">{name}</span> <span className="f12 t2">{detail}</span>
            </span>
            <span className={what === 'refused' ? 'f12 warn' : 'f12 t2'}>{w(`what-${what}`)}</span>
          </PanelRow>
        ))}
      </PanelList>
      {lines.length > most && <p className="f12 t3">{w('more', { n: lines.length - most })}</p>}
      <div>
        <Button kind="primary" onClick={onClose}>
          {w('close')}
        </Button>
      </div>
    </div>
  </Modal>
)

/** What the last run did. */
export function LastRun({
  directory: { id, name },
  onClose,
}: {
  directory: OneDirectory
  onClose: () => void
}) {
  const { data, error } = useAsk(directories.lastRun, { id }, { kinds: ['directory'] })
  const title = w('last-title', { name })
  if (data) return <RunResult title={title} result={data} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title={title} size={640}>
      {error ? <PageFault error={error} /> : <Skeleton shape="rows" />}
    </Modal>
  )
}
