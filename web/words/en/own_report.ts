export const ownReport = {};
