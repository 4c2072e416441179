import { ask, useCommand } from '#kit/api'
import { type Line, notices } from '../contract.ts'
import { w } from './words.ts'

/** Marks what stands in the inbox: a line by itself, or all, which can be taken back. */
export function useMarking() {
  const read = useCommand(notices.read)
  const unread = useCommand(notices.unread)
  const all = useCommand(notices.read, {
    done: w('all-read-done'),
    undo: ({ at }) => ask(notices.unread, { at }),
  })
  return {
    read: ({ id, unread: n }: Line) => n > 0 && read.mutate({ lines: [id] }),
    toggle: ({ id, unread: n }: Line) =>
      n > 0 ? read.mutate({ lines: [id] }) : unread.mutate({ lines: [id] }),
    all: () => all.mutate({}),
    busy: all.isPending,
  }
}
