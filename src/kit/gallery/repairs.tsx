import { Segments } from '../form/segments.tsx'
import { RowsPage } from '../list/rows-page.tsx'
import { columnsOf } from '../table/columns.tsx'
import { useList } from '../table/use-list.ts'
import { useSearchState } from '../url.ts'
import { Ticket, tickets } from './tickets.ts'

const columns = columnsOf(Ticket, ['title', 'site', 'assignee'], { title: { width: '3fr', main: true } })
const sites = ['Bergen', 'Hamburg', 'Valparaíso']

/** Rows that are asked by one choice, without filters or views. */
export function Repairs() {
  const [{ site = 'Bergen' }, set] = useSearchState()
  return (
    <RowsPage
      title="Repairs"
      crumbs={[{ title: 'Assets' }]}
      text="What is away, and what should be back by now."
      tools={
        <Segments
          ariaLabel="Site"
          data={sites.map((value) => ({ value, label: value }))}
          value={site}
          onChange={(value) => set({ site: String(value) })}
        />
      }
      list={useList(tickets, { q: `site:${site}` })}
      columns={columns}
      at={({ key }) => `/kit/ticket?key=${key}`}
      nameOf={({ title }) => title}
    />
  )
}
