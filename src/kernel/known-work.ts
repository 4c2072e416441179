import type { Task } from './jobs.ts'
import type { Schedule } from './schedules.ts'

const tasks = new Map<string, Task>()
const schedules: Schedule[] = []

/** Makes known what the workers of this house do; called once when the rooms are put together. */
export const knowWork = (all: { tasks: readonly Task[]; schedules: readonly Schedule[] }) => {
  tasks.clear()
  for (const one of all.tasks) tasks.set(one.name, one)
  schedules.splice(0, schedules.length, ...all.schedules)
}

export const taskNamed = (name: string) => tasks.get(name)
export const allSchedules = (): readonly Schedule[] => schedules
