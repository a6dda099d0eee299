import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { asked } from './lib/asked';
import { commands } from './lib/bindings';
import './lib/locale.svelte';
import './lib/theme.svelte';

/** How long the first frame may wait for what it is to show, in milliseconds. */
const PATIENCE = 200;

asked.packages = commands.packages();
// Whoever shows the answer also says why there is none.
const answered = asked.packages.catch(() => undefined);
await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);

export default mount(App, { target: document.body });
