/** The front door of sign-rules: what is set for the sign-off of each section. */
export { SignRules } from './sign-rules.tsx';
