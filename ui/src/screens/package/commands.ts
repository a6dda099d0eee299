// What a package offers in the command palette, and the tabs that it is shown in.

import Download from '@lucide/svelte/icons/download';
import PanelTop from '@lucide/svelte/icons/panel-top';
import Play from '@lucide/svelte/icons/play';
import type { PackageDetails } from '../../lib/bindings';
import { launches } from '../../lib/launches';
import { m } from '../../lib/paraglide/messages';
import type { Place } from '../../lib/route.svelte';
import type { Command } from '../../palette/commands';
import { exportPackage } from '../library/actions';

export type Tab = NonNullable<Extract<Place, { screen: 'package' }>['tab']>;

export const TABS: { value: Tab; name: () => string }[] = [
  { value: 'scos', name: m.tab_scos },
  { value: 'audit', name: m.tab_audit },
  { value: 'results', name: m.tab_results },
  { value: 'history', name: m.tab_history },
  { value: 'information', name: m.tab_information },
];

export function commandsOf(details: PackageDetails, show: (tab: Tab) => void): Command[] {
  const { summary, scos, canRun } = details;
  const launchable = canRun ? scos.filter(({ missingLaunchFile }) => missingLaunchFile === null) : [];
  return [
    ...launchable.map((sco) => ({
      id: `launch-${String(sco.number)}`,
      Icon: Play,
      name: m.palette_launch({ title: sco.title }),
      run: () => launches.start(sco, details),
    })),
    ...TABS.map(({ value, name }) => ({
      id: value,
      Icon: PanelTop,
      name: m.palette_show({ name: name() }),
      run: () => {
        show(value);
      },
    })),
    {
      id: 'export',
      Icon: Download,
      name: m.package_export({ title: summary.title }),
      run: () => exportPackage(summary),
    },
  ];
}
