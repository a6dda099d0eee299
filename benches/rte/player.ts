// What of the player page is measured.

export { Elements, makeApi } from '../../ui/player/api';
export { Transport } from '../../ui/player/transport';
