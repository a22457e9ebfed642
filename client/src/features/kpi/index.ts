/** The front door of kpi: the figures of the plan as a whole above the tables of section 08. */
export { KpiTotals } from './kpi-totals.tsx';
