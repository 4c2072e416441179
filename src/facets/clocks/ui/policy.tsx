import { Administration } from '#kit/administration.tsx'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import type { Reply } from '#lib/contract'
import { records } from '#facets/records/contract'
import { clocks } from '../contract.ts'
import { calendarPrefix, PolicyForm } from './policy-form.tsx'
import { Versions } from './versions.tsx'
import { w } from './words.ts'

type Shown = Reply<typeof clocks.policy>

/** One service level as it stands and as it was, or a new one. */
export function Screen() {
  const key = useParam('key')
  const isNew = key === 'new'
  const { data, error } = useAsk(clocks.policy, { id: key }, { kinds: ['policy'], enabled: !isNew })
  const manages = useMay()('clocks.manage')
  return (
    <Administration
      current="service-levels"
      heading={isNew ? w('new-title') : data?.title}
      text={data && w('head', { key: data.key, n: data.version, open: data.open })}
    >
      {error && <PageFault error={error} />}
      {!isNew && !data && !error && <Skeleton shape="form" />}
      {isNew && <New manages={manages} />}
      {data && <Existing policy={data} />}
    </Administration>
  )
}

/** It begins with the hours of the organisation where there are only one. */
function New({ manages }: { manages: boolean }) {
  const { data, error } = useAsk(records.search, { q: calendarPrefix, kinds: ['calendar'], limit: 2 })
  if (!data && !error) return <Skeleton shape="form" />
  const found = data?.groups.flatMap(({ items }) => items) ?? []
  const [only] = found.length === 1 ? found : []
  return <PolicyForm manages={manages} calendar={only && { id: only.id, name: only.title }} />
}

function Existing({ policy }: { policy: Shown }) {
  const [search, set] = useSearchState()
  const asked = Number(search['version'] ?? policy.version)
  const old = policy.versions.find(({ version }) => version === asked && version !== policy.version)
  const definition = old?.definition ?? policy.definition
  return (
    <PolicyForm
      // Another version begins the form anew; what somebody else saves meanwhile is brought together with what is typed.
      key={`${policy.id} ${old?.version}`}
      policy={{ ...policy, definition }}
      calendar={policy.calendar}
      manages={policy.can_manage}
      restores={old !== undefined}
      above={
        old && (
          <Callout
            tone="info"
            actions={<Button onClick={() => set({ version: undefined })}>{w('to-newest')}</Button>}
          >
            {w('old-version', { n: old.version })}
          </Callout>
        )
      }
      aside={
        <Versions
          policy={policy}
          shown={old?.version ?? policy.version}
          onShow={(version) =>
            set({ version: version === policy.version ? undefined : String(version) }, true)
          }
        />
      }
    />
  )
}
