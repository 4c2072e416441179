import { Button } from './button.tsx'
import { Empty } from './empty.tsx'
import { useTitle } from './page.tsx'
import { Refused } from './refused.ts'
import { w } from './words.ts'

const isOldPage = (error: unknown) =>
  error instanceof Error && /dynamically imported module|importing a module script/iu.test(error.message)

interface PageFaultProps {
  error: unknown
  onAgain?: () => void
}

/** What stands in a page's place when it failed: what happened, what was kept, what to do. */
export const PageFault = (props: PageFaultProps) =>
  props.error instanceof Refused && props.error.kind === 'not-found' ? <PageMissing /> : <Fault {...props} />

function Fault({ error, onAgain }: PageFaultProps) {
  const title = isOldPage(error) ? w('fault_old_title') : w('fault_title')
  useTitle(title)
  const text = isOldPage(error) ? w('fault_old') : Refused.from(error).message
  const again = isOldPage(error) || !onAgain ? () => window.location.reload() : onAgain
  return (
    <div role="alert">
      <Empty title={title} text={text} />
      <p style={{ textAlign: 'center' }}>
        <Button icon="refresh" onClick={again}>
          {w('fault_again')}
        </Button>
      </p>
    </div>
  )
}

/** An address that leads nowhere, or to something the reader may not see: the same words for both. */
export function PageMissing() {
  useTitle(w('missing_title'))
  return <Empty title={w('missing_title')} text={w('missing')} />
}
