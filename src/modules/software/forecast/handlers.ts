import { listSoonShort, showForecast } from './queries.ts'

export const forecastHandlers = { forecast: showForecast, soonShort: listSoonShort }
