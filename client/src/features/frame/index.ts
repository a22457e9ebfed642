/** The front door of the frame: bars, landmarks, title, and the screens for what cannot be shown. */
export { AppFrame, type AppFrameProps } from './app-frame.tsx';
export { useDocumentTitle } from './document-title.ts';
export { FailureView, FailureWords } from './failure-view.tsx';
export { LastUpdate } from './last-update.tsx';
export { OpenFrame } from './open-frame.tsx';
export { PlanFrame, type PlanFrameProps } from './plan-frame.tsx';
export { WithPlan } from './with-plan.tsx';
