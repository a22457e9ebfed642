/** The front door of services: which body uses which service (05), and how they were chosen (05, 06, 12). */
export { PrecedentFigures } from './precedent-figures.tsx';
export { ServiceRoom } from './service-room.tsx';
export { VendorChoices } from './vendor-choices.tsx';
