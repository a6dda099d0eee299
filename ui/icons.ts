// Icons as plain templates: the library's component works out each attribute of each shape when it is drawn.

import type { Plugin } from 'vite';

const ICON = /@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

interface IconData {
  size: number;
  node: [tag: string, attributes: Record<string, string>][];
}

export function staticIcons(): Plugin {
  return {
    name: 'static-icons',
    enforce: 'pre',
    transform: {
      filter: { id: ICON },
      handler(code) {
        const [, json] = DATA.exec(code) ?? [];
        if (!json) this.error('the icons of @lucide/svelte are written in another way');
        const { node, size } = JSON.parse(json) as IconData;
        const shapes = node.map(([tag, attributes]) => {
          const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
          return `<${tag}${written.join('')} />`;
        });
        return `<script>const { class: own, 'aria-hidden': hidden } = $props();</script>
<svg width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="2"
  stroke-linecap="round" stroke-linejoin="round" class={own} aria-hidden={hidden}>${shapes.join('')}</svg>`;
      },
    },
  };
}
