import { render } from "preact";
import { App } from "./App";
import { startRouter } from "./router";
import { startTheme } from "./ui/theme";
import "./css/index.css";

startTheme();
startRouter();
const root = document.getElementById("app");
if (root !== null) {
	root.textContent = "";
	render(<App />, root);
}
