export const wood = "#a06c45";
