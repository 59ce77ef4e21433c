import { render } from "preact";
import { App } from "./App";
import { startRouter } from "./router";
import { keepAsking, refresh } from "./store";
import { startKeys } from "./ui/keys";
import { startTheme } from "./ui/theme";
import "./css/index.css";

startTheme();
startRouter();
startKeys();
void refresh();
keepAsking();
addEventListener("online", () => void refresh());
const root = document.getElementById("app");
if (root !== null) {
	root.textContent = "";
	render(<App />, root);
}
