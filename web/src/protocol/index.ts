export * from "./content";
export * from "./events";
export * from "./messages";
export * from "./results";
export { decodeRequest, isRequest } from "./requests";
export * from "./text";
export { isRecord, Malformed } from "./read";
