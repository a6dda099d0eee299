import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './lib/locale.svelte';
import './lib/theme.svelte';

export default mount(App, { target: document.body });
