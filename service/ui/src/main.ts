import { mount } from "svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import "./styles/readable.css";
import "./lib/print";
import App from "./App.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("index.html lacks #app");
// What the service wrote for readers without scripts makes room.
target.replaceChildren();
mount(App, { target });
