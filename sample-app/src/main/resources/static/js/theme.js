import {el} from "./dom.js";

const NEXT = {auto: "light", light: "dark", dark: "auto"};
const SIGN = {auto: "◐", light: "☀", dark: "☾"};

/** Light, dark, or as the system has it. The choice is kept in this browser. */
export function themeToggle(button) {
  let theme = localStorage.getItem("theme") ?? "auto";
  const apply = () => {
    document.documentElement.dataset.theme = theme;
    button.setAttribute("aria-label", `Theme: ${theme}. Change to ${NEXT[theme]}`);
    button.replaceChildren(el("span", {"aria-hidden": "true"}, SIGN[theme]), ` ${theme}`);
  };
  button.addEventListener("click", () => {
    theme = NEXT[theme];
    localStorage.setItem("theme", theme);
    apply();
  });
  apply();
}
