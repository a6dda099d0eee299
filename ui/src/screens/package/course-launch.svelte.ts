// How the SCOs of the package that is shown are launched: chosen here, remembered for the course.

import { api } from '../../lib/api';
import type { LaunchOptions, LearnerDetails, NewLearner, PackageDetails, ProfileDetails } from '../../lib/bindings';
import { launchWindow, lessonMode } from '../../lib/format';
import { languageName } from '../../lib/languages';
import { Loader } from '../../lib/loader.svelte';
import { language } from '../../lib/locale.svelte';
import { m } from '../../lib/paraglide/messages';
import { run } from '../../lib/run';
import { toasts } from '../../lib/toasts.svelte';

export class CourseLaunch {
  readonly profiles = new Loader<ProfileDetails[]>(() => api.profiles(language.current));
  readonly learners = new Loader<LearnerDetails[]>(() => api.learners());
  private readonly details: Loader<PackageDetails>;
  /** Settles when the last change is stored. What is read before that may lack it. */
  stored: Promise<unknown> = Promise.resolve();

  constructor(details: Loader<PackageDetails>) {
    this.details = details;
  }

  /** Changes some options; the next launch has them at once. */
  change(change: Partial<LaunchOptions>): Promise<void> {
    const { value } = this.details;
    return value ? this.store(value, { ...value.launchOptions, ...change }) : Promise.resolve();
  }

  /** Goes back to the defaults; that can be taken back. */
  async reset(): Promise<void> {
    const { value } = this.details;
    if (!value) return;
    await this.store(value, value.defaultLaunchOptions);
    toasts.success(m.launch_reset_done, { label: m.undo, act: () => void this.store(value, value.launchOptions) });
  }

  /**
   * Adds a learner, who plays from then on.
   *
   * @returns whether the learner was added
   */
  addLearner(learner: NewLearner): Promise<boolean> {
    return run(m.failed_add_learner, async () => {
      const { id } = await api.addLearner(learner);
      await this.learners.load();
      await this.change({ learner: id });
    });
  }

  /** What of the options differs from the defaults, in words. */
  differences({ launchOptions: chosen, defaultLaunchOptions: usual, learner }: PackageDetails): string[] {
    const name = this.profiles.value?.find(({ id }) => id === chosen.profile)?.name;
    const differs = (key: keyof LaunchOptions) => chosen[key] !== usual[key];
    return [
      ...(differs('learner') ? [learner.name] : []),
      ...(differs('mode') ? [lessonMode(chosen.mode)] : []),
      ...(differs('profile') ? [name ?? chosen.profile] : []),
      ...(differs('window') ? [launchWindow(chosen.window)] : []),
      ...(differs('learnerLanguage') && chosen.learnerLanguage ? [languageName(chosen.learnerLanguage)] : []),
      ...(differs('offline') ? [m.launch_online()] : []),
    ];
  }

  /** Shows the options at once, and what is stored once they are: with another learner come other statuses. */
  private async store(details: PackageDetails, launchOptions: LaunchOptions): Promise<void> {
    const store = () => run(m.failed_launch_options, () => api.setLaunchOptions(details.summary.id, launchOptions));
    this.details.set({ ...details, launchOptions });
    this.stored = this.stored.then(store);
    await this.details.load();
  }
}
