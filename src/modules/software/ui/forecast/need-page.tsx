import { useAsk } from '#kit/api'
import { PageFault } from '#kit/page-fault.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { software } from '../../contract.ts'
import { w as room } from '../words.ts'
import { Months } from './months.tsx'
import { Rests } from './rests.tsx'
import { useVerdict } from './verdict.tsx'
import { w } from './words.ts'

/** How many seats of a product are needed month by month, beside what is owned by then. */
export function Screen() {
  const key = useParam('key')
  const verdict = useVerdict()
  const kinds = ['product', 'person']
  const { data: product, error } = useAsk(software.product, { id: key }, { kinds })
  const { data, error: refused } = useAsk(software.forecast, { id: key }, { kinds })
  const fault = error ?? refused
  if (fault) return <PageFault error={fault} />
  if (!product || !data) return <Skeleton shape="rows" />
  const { title, also } = verdict(data)
  return (
    <Page
      title={w('title.of', { name: product.name })}
      heading={title}
      sub={also}
      crumbs={[
        { title: room('title'), to: '/software' },
        { title: product.name, to: `/software/${product.key}` },
      ]}
    >
      <div className="stack wide">
        <Months use={data.use} owned={data.owned} months={data.months} />
        <Rests use={data.use} rests={data.rests} />
      </div>
    </Page>
  )
}
