/** Heights of the timeline's lanes, in pixels. */
export const FILM_PX = 48;
export const WAVE_PX = 44;
/** What a finger or an unsteady hand needs. */
export const HANDLE_PX = 24;
