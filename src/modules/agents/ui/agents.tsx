import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Find } from '#kit/find.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { Page } from '#kit/page.tsx'
import { useSearchState } from '#kit/url'
import { agents } from '../contract.ts'
import { AllAgents } from './all-agents.tsx'
import { Waiting } from './waiting.tsx'
import { w } from './words.ts'

const ways = ['all', 'shared', 'own', 'none'] as const

/** Devices that report: those that wait for somebody to say what they are, and all of them. */
export function Screen() {
  const [search, set] = useSearchState()
  const { data } = useAsk(agents.list, { state: 'waiting', limit: 1 }, { kinds: ['asset'] })
  const state = search['state'] === 'all' ? 'all' : 'waiting'
  const by = ways.find((way) => way === search['by']) ?? 'all'
  return (
    <Page
      title={w('title')}
      actions={
        <>
          <Button icon="split" to="/agents/drift">
            {w('drift')}
          </Button>
          <Button icon="history" to="/agents/reports">
            {w('log')}
          </Button>
        </>
      }
    >
      <div className="stack wide">
        <div className="row wrap">
          <Segments
            ariaLabel={w('which')}
            data={[
              { value: 'waiting', label: w('waiting', { n: data?.waiting ?? 0 }) },
              { value: 'all', label: w('all') },
            ]}
            value={state}
            onChange={(value) => set({ state: value === 'all' ? 'all' : undefined }, true)}
          />
          <Find label={w('find')} value={search['find'] ?? ''} onFind={(find) => set({ find })} />
          {state === 'all' && (
            <Segments
              ariaLabel={w('comes-by')}
              data={ways.map((way) => ({
                value: way,
                label: w(way === 'all' ? 'by-all' : `by-${way}-short`),
              }))}
              value={by}
              onChange={(way) => set({ by: way === 'all' ? undefined : String(way) }, true)}
            />
          )}
        </div>
        {state === 'waiting' ? (
          <Waiting find={search['find'] ?? ''} />
        ) : (
          <AllAgents find={search['find'] ?? ''} by={by} />
        )}
      </div>
    </Page>
  )
}
