import { IconButton } from '#kit/button.tsx'
import { w } from './words.ts'

/** From something that happened to how the record was on either side of it. */
export const WaysBack = ({ record, event }: { record: string; event: number }) => (
  <>
    <IconButton icon="left" label={w('before')} to={`/was/${record}?before=${event}`} />
    <IconButton icon="history" label={w('after')} to={`/was/${record}?after=${event}`} />
  </>
)
