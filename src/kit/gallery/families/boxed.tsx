import { Nothing } from '../../empty.tsx'
import { TableBox } from '../../table/table-box.tsx'

/** Where a table stands that is not a page of its own, here without rows. */
export const Boxed = () => (
  <TableBox>
    <Nothing text="No job yet. Imports and indexes show here how far they are." />
  </TableBox>
)
