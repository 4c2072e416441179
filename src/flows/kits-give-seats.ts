import { kitsGiveSeats } from '#modules/assets/public'
import { giveSeatsTo, seatsFor } from '#modules/software/public'

/** Whoever is handed a kit is given a seat of each licence that it names. */
kitsGiveSeats({ look: seatsFor, give: giveSeatsTo })
