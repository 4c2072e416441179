import { Administration } from '#kit/administration.tsx'
import { useAsk } from '#kit/api'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { sizeWords } from '#kit/record/files.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import { useVisit } from '#kit/visited'
import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { Actions } from './actions.tsx'
import { Columns } from './columns.tsx'
import classes from './import.module.css'
import { Finding } from './finding.tsx'
import { Rows } from './rows.tsx'
import { isBusy, StatePill } from './state-pill.tsx'
import { type PagePart, partsOf, Tabs } from './tabs.tsx'
import { useLooking } from './use-looking.ts'
import { w } from './words.ts'
import { Working } from './working.tsx'

/** One import, at whatever step it is: read, mapped, rehearsed, brought in, taken back. */
export function Screen() {
  const key = useParam('key')
  const { data: one, error, refetch } = useAsk(imports.show, { id: key }, { kinds: ['import'] })
  useLooking(one !== undefined && isBusy(one.state), () => void refetch())
  useVisit(one && { id: one.id, title: one.file, icon: 'upload', to: `/admin/imports/${one.key}` })
  return (
    <Administration
      current="imports"
      heading={one?.file ?? key}
      text={one && <Head one={one} />}
      actions={one && <Actions one={one} />}
    >
      {error && <PageFault error={error} />}
      {!one && !error && <Skeleton shape="form" />}
      {one && <Body one={one} />}
    </Administration>
  )
}

const Head = ({ one: { state, key, size, created_by, what } }: { one: ImportView }) => (
  <span className="row wrap">
    <StatePill state={state} />
    {what && <span>{what}</span>}
    <span className="t3">
      {w('head', { key, size: sizeWords(size), who: created_by?.name ?? w('somebody-gone') })}
    </span>
  </span>
)

function Body({ one }: { one: ImportView }) {
  const [search] = useSearchState()
  const mayRun = useMay()('imports.run')
  const parts = partsOf(one)
  const part = parts.find(({ name }) => name === search['part']) ?? parts[0]
  if (isBusy(one.state)) return <Working one={one} />
  return (
    <div className={classes.body}>
      <Finding one={one} />
      {mayRun ? part && <Part one={one} parts={parts} part={part} /> : <p className="t3">{w('may-not')}</p>}
    </div>
  )
}

interface PartProps {
  one: ImportView
  parts: readonly PagePart[]
  part: PagePart
}

function Part({ one, parts, part }: PartProps) {
  const tabs = parts.length > 1 && <Tabs one={one} parts={parts} current={part} />
  if (part.name !== 'columns') return <Rows one={one} which={part.name} tabs={tabs} />
  return (
    <div>
      {tabs && <div className={classes.tabs}>{tabs}</div>}
      <Columns one={one} />
    </div>
  )
}
