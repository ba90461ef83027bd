export const medicalContract = {};
