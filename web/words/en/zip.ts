export const zip = {};
