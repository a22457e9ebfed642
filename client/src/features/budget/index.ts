/** The front door of budget: the computed 事業費 above the tables of section 11. */
export { Budget } from './budget.tsx';
