import { Nothing } from '../../empty.tsx'
import { Panel } from '../../panel.tsx'
import { Figures } from '../../table/figures.tsx'
import { TableBox } from '../../table/table-box.tsx'

/** Where a table stands that is not a page of its own, here without rows. */
export const Boxed = () => (
  <>
    <TableBox>
      <Nothing text="No job yet. Imports and indexes show here how far they are." />
    </TableBox>
    <Panel title="What a laptop cost">
      <Figures
        heads={['Year', 'Loses', 'Book value']}
        label="What a laptop cost, year by year"
        foot={
          <tr>
            <th scope="row">{'In all'}</th>
            <td>{'€1,080.00'}</td>
            <td>{'€120.00'}</td>
          </tr>
        }
      >
        <tr>
          <th scope="row">{'2025'}</th>
          <td>{'€540.00'}</td>
          <td>{'€660.00'}</td>
        </tr>
        <tr data-strong>
          <th scope="row">{'2026'}</th>
          <td>{'€540.00'}</td>
          <td>{'€120.00'}</td>
        </tr>
      </Figures>
    </Panel>
  </>
)
