/** The front door of many plans: the same comment to several of them. */
export { ManyPlans } from './many-plans.tsx';

import './many-plans.css';
