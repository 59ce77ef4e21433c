export * from "./docs";
export * from "./fold";
export * from "./room";
export * from "./session";
