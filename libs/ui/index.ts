/** Design tokens (tokens.css) and components that every page shares. They know no API. */
export { default as CurveChart } from './CurveChart.vue';
export { default as EmptyState } from './EmptyState.vue';
export { default as HeatStrip } from './HeatStrip.vue';
export { default as PageHeading } from './PageHeading.vue';
export { default as ProblemNotice } from './ProblemNotice.vue';
export { default as ProgressMeter } from './ProgressMeter.vue';
export { default as SkeletonCards } from './SkeletonCards.vue';
export { formatClock, formatDuration, formatPercent } from './media-time';
