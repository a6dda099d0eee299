// What of the player page is measured.

export { makeApi } from '../../ui/player/api';
export { Transport } from '../../ui/player/transport';
