import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { w } from './words.ts'

/** Nothing has reported yet: what agents are, and where they are let in. */
export const NoAgents = () => (
  <Empty
    title={w('none')}
    text={w('none-text')}
    doors={[
      {
        title: w('tokens-title'),
        text: w('tokens-text'),
        action: (
          <Button kind="primary" to="/admin/agents">
            {w('set-up')}
          </Button>
        ),
      },
    ]}
  />
)
