/** What a job says that it does before it judges rows, beside how far it is. */
export const surveying = 'surveying'
export const linking = 'linking'
