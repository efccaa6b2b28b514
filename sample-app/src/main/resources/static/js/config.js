import {el, json, put} from "./dom.js";

const SHOWN = 30;

const fields = document.getElementById("fields");
const events = document.getElementById("events");
const watch = document.getElementById("watch");

/** Shows the values, and changes them as events arrive. */
export async function config() {
  const source = new EventSource("config/events");
  source.addEventListener("state", async (event) => {
    showState(JSON.parse(event.data));
    await readAll();
  });
  source.addEventListener("change", (event) => changed(JSON.parse(event.data)));
  source.addEventListener("error", () => showState({state: "no stream"}));
  await readAll();
}

async function readAll() {
  const {values} = await json("config");
  for (const [path, value] of Object.entries(values)) {
    show(path, value);
  }
}

function showState({state, revision}) {
  watch.textContent = revision === undefined ? state.toLowerCase() : `${state.toLowerCase()}, revision ${revision}`;
  watch.className = `pill ${state === "CONNECTED" ? "good" : "warn"}`;
}

function changed({path, oldValue, newValue, revision, changedBy}) {
  show(path, newValue, true);
  events.prepend(el("li", {},
    el("div", {}, el("code", {}, path), el("span", {class: "hint"}, ` revision ${revision}${changedBy ? ` by ${changedBy}` : ""}`)),
    el("div", {class: "change"}, el("del", {}, oldValue ?? "not set"), " → ", el("ins", {}, newValue ?? "not set"))));
  while (events.children.length > SHOWN) {
    events.lastChild.remove();
  }
  watch.textContent = `connected, revision ${revision}`;
}

function show(path, value, flash) {
  let form = fields.querySelector(`[data-path="${CSS.escape(path)}"]`);
  if (!form || Boolean(form.dataset.flag) !== isFlag(value)) {
    const made = editor(path, value);
    form ? form.replaceWith(made) : fields.append(made);
    form = made;
  }
  form.showValue(value);
  if (flash) {
    form.classList.remove("flash");
    void form.offsetWidth;
    form.classList.add("flash");
  }
}

function isFlag(value) {
  return value === "true" || value === "false";
}

/** One field: a switch for what is true or false, a text for anything else. What the server hides cannot be edited. */
function editor(path, value) {
  const hidden = value === "[REDACTED]";
  const message = el("p", {class: "problem", role: "alert"});
  const write = async (written) => {
    message.textContent = "";
    try {
      await put(`config/${encodeURIComponent(path)}`, written);
    }
    catch (error) {
      message.textContent = error.message;
    }
  };
  const form = el("form", {class: "field", "data-path": path, "data-flag": isFlag(value) ? "yes" : null});
  const id = `field-${path}`;
  if (isFlag(value)) {
    const toggle = el("button", {type: "button", role: "switch", id, class: "toggle", "aria-labelledby": `${id}-label`,
      onclick: () => write(toggle.getAttribute("aria-checked") !== "true")});
    form.append(el("span", {id: `${id}-label`, class: "label"}, path), toggle, message);
    form.showValue = (now) => toggle.setAttribute("aria-checked", now);
    return form;
  }
  const input = el("input", {id, autocomplete: "off", spellcheck: "false", readonly: hidden});
  const save = el("button", {type: "submit", disabled: true}, "Save");
  input.addEventListener("input", () => save.disabled = input.value === form.dataset.value);
  form.append(el("label", {for: id}, path), input, hidden ? el("span", {class: "hint"}, "hidden") : save, message);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!hidden) {
      write(typed(input.value));
    }
  });
  form.showValue = (now) => {
    const edited = document.activeElement === input && !save.disabled && form.dataset.value !== undefined;
    form.dataset.value = now ?? "";
    input.placeholder = now === null ? "not set" : "";
    if (!edited || input.value === now) {
      input.value = now ?? "";
    }
    save.disabled = input.value === form.dataset.value;
  };
  return form;
}

/** A number as a number. A text is fitted to the type of the field by the client. */
function typed(value) {
  return value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
}
