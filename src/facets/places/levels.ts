/** From the largest to the smallest. */
export const levels = ['region', 'site', 'building', 'floor', 'room', 'area'] as const
export type Level = (typeof levels)[number]
