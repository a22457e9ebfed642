/** The front door of plans: the list of plans. */
export { PlanTable } from './plan-table.tsx';
