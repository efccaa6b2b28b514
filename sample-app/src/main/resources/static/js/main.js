import {calls} from "./calls.js";
import {clients} from "./clients.js";
import {config} from "./config.js";
import {load} from "./load.js";
import {themeToggle} from "./theme.js";

themeToggle(document.getElementById("theme"));
for (const [id, part] of Object.entries({calls, clients, config, load})) {
  part().catch((error) => {
    const problem = document.createElement("p");
    problem.className = "problem";
    problem.textContent = `This part could not be shown: ${error.message}`;
    document.getElementById(id).append(problem);
  });
}
