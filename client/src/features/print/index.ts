/** The front door of print: the plan as a paper. */
export { Paper } from './paper.tsx';
