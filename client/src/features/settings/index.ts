/** The front door of the settings. */
export { Settings } from './settings.tsx';
