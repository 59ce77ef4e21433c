export * from "./content";
export * from "./events";
export * from "./messages";
export { decodeRequest, isRequest } from "./requests";
export * from "./text";
export { isRecord, Malformed } from "./read";
