// What a running module's view needs of the user, whether or not there is room to show it now.

import { SvelteMap } from 'svelte/reactivity';
import type { ModuleEvent, ModuleRequest, RefusalReason, WorkbenchKey } from '../../lib/bindings';

interface Heard {
  /** The module was asked to leave by its own window, and has not. */
  notLeft: () => void;
  /** A key of the workbench was pressed in the module. */
  pressed: (key: WorkbenchKey) => void;
}

export class ModuleEvents {
  /** What the module asks for, by the number of its request. */
  readonly asked = new SvelteMap<number, ModuleRequest>();
  /** The last page that was not shown. */
  refused: { url: string; reason: RefusalReason; browser: boolean } | undefined = $state.raw();
  unresponsive = $state(false);
  crashed = $state(false);

  constructor(private readonly heard: Heard) {}

  /** Whether there is something to say or to ask. */
  get isWaiting(): boolean {
    return this.asked.size > 0 || this.refused !== undefined || this.unresponsive || this.crashed;
  }

  hear(event: ModuleEvent): void {
    switch (event.kind) {
      case 'asked':
        this.asked.set(event.id, event.request);
        break;
      case 'refused':
        this.refused = event;
        break;
      case 'unresponsive':
        this.unresponsive = true;
        break;
      case 'responsive':
        this.unresponsive = false;
        break;
      case 'notLeft':
        this.heard.notLeft();
        break;
      case 'crashed':
        this.crashed = true;
        break;
      case 'pressed':
        this.heard.pressed(event.key);
        break;
    }
  }
}
