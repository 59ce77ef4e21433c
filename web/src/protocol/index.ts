export * from "./content";
export * from "./events";
export * from "./messages";
export * from "./text";
export { isRecord, Malformed } from "./read";
