import { Button } from '#kit/button.tsx'
import type { IconName } from '#kit/icon.tsx'

interface Neighbour<N extends string> {
  readonly name: N
  readonly icon: IconName
  readonly to: string
}

interface NeighboursProps<N extends string> {
  readonly pages: readonly Neighbour<N>[]
  readonly here: N
  readonly title: (name: N) => string
}

/** The ways from one list of a room to its others. */
export const Neighbours = <N extends string>({ pages, here, title }: NeighboursProps<N>) =>
  pages
    .filter(({ name }) => name !== here)
    .map(({ name, icon, to }) => (
      <Button key={name} kind="quiet" icon={icon} to={to}>
        {title(name)}
      </Button>
    ))
