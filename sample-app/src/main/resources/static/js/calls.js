import {copyButton, el, fill, json, milliseconds, put} from "./dom.js";
import {curl, java, pathOf} from "./snippets.js";
import {waterfall} from "./waterfall.js";

const FAULTS = {
  OFF: ["None", "The stand-in answers as it should"],
  SLOW: ["Slow", "Answers a second and a half late"],
  FAILING: ["503", "Fails each request with 503"],
  TOO_MANY_REQUESTS: ["429", "Answers 429 with Retry-After: 1"],
  CUT_OFF: ["Cut off", "Closes the connection in the middle of the body"],
  WRONG_KEY: ["Wrong key", "Sees another key than the one sent, which most answer with 401"],
  INTERIM: ["103 first", "Sends an interim response before the real one"],
};

const STYLES = ["blocking", "reactive"];

const state = {systems: [], faults: new Map(), system: null, repeat: 1};

const systemPanel = document.getElementById("system");
const resultPanel = document.getElementById("result");
const tabs = document.getElementById("systems");

export async function calls() {
  [state.systems] = await Promise.all([json("systems.json"), readFaults()]);
  choose(state.systems[0]);
  resultPanel.replaceChildren(el("div", {class: "empty"},
    el("img", {src: "icon.svg", alt: "", width: "56", height: "56"}),
    el("p", {}, "Make a call"),
    el("p", {class: "hint"}, "Its response, its waterfall and the code for it are shown here.")));
}

async function readFaults() {
  state.faults = new Map((await json("page/stand-ins")).map((standIn) => [standIn.system, standIn.fault]));
}

function choose(system, focus) {
  state.system = system;
  showTabs(focus);
  showSystem();
}

function showTabs(focus) {
  tabs.replaceChildren(...state.systems.map((system) => {
    const chosen = system === state.system;
    const fault = state.faults.get(system.id) ?? "OFF";
    return el("button", {
      type: "button", role: "tab", id: `tab-${system.id}`, "aria-selected": String(chosen), "aria-controls": "system",
      tabindex: chosen ? "0" : "-1", onclick: () => choose(system, true), onkeydown: moveBetweenTabs,
    }, system.name, fault === "OFF" ? null : el("span", {class: "flag"}, FAULTS[fault][0]));
  }));
  const chosen = tabs.querySelector("[aria-selected=true]");
  tabs.scrollLeft = chosen.offsetLeft - tabs.offsetLeft - 24;
  if (focus) {
    chosen.focus();
  }
}

function moveBetweenTabs(event) {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  if (step) {
    event.preventDefault();
    const count = state.systems.length;
    choose(state.systems[(state.systems.indexOf(state.system) + step + count) % count], true);
  }
}

function showSystem() {
  const system = state.system;
  systemPanel.setAttribute("aria-labelledby", `tab-${system.id}`);
  systemPanel.replaceChildren(
    el("p", {class: "about"}, system.about),
    faultSwitch(system),
    el("div", {class: "row"}, el("h3", {}, "Calls"), repeatChoice()),
    el("ul", {class: "calls"}, system.calls.map((call) => el("li", {},
      el("div", {class: "what"},
        el("div", {class: "title"}, call.title),
        el("code", {}, el("b", {class: `method ${call.method}`}, call.method), ` ${call.path}`),
        el("p", {class: "hint"}, call.note)),
      el("div", {class: "twins"}, STYLES.map((style) => el("button", {
        type: "button", class: style, "data-call": call.id, "data-style": style,
        "aria-label": `${call.title}, ${style}`, onclick: () => make(system, call, style),
      }, style)))))));
}

function faultSwitch(system) {
  const current = state.faults.get(system.id);
  if (!current) {
    return el("p", {class: "hint"}, "This is the real system: it has no faults to switch on.");
  }
  const hint = el("p", {class: "hint"}, FAULTS[current][1]);
  const turn = async (fault) => {
    try {
      await put(`page/stand-ins/${system.id}`, {fault});
      state.faults.set(system.id, fault);
      hint.textContent = FAULTS[fault][1];
      showTabs();
    }
    catch (error) {
      hint.textContent = error.message;
    }
  };
  return el("fieldset", {class: "switch"},
    el("legend", {}, "Fault of the stand-in"),
    el("div", {class: "options"}, Object.entries(FAULTS).map(([fault, [name]]) => {
      const option = el("input", {type: "radio", name: "fault", value: fault, checked: fault === current,
        onchange: () => turn(fault)});
      return el("label", {class: fault === "OFF" ? "" : "fault"}, option, el("span", {}, name));
    })),
    hint);
}

function repeatChoice() {
  return el("label", {class: "repeat"}, "At once: ", el("select", {id: "repeat",
    onchange: (event) => state.repeat = Number(event.target.value)},
  [1, 5, 25].map((times) => el("option", {value: times, selected: times === state.repeat}, String(times)))));
}

/** Makes a call as often as was chosen, all at once, and shows the last that ends. */
async function make(system, call, style) {
  resultPanel.setAttribute("aria-busy", "true");
  const all = await Promise.all(Array.from({length: state.repeat}, () => request(call, style)));
  showResult(system, call, style, all);
  resultPanel.removeAttribute("aria-busy");
}

async function request(call, style) {
  const id = crypto.randomUUID?.() ?? `page-${Date.now()}-${Math.floor(Math.random() * 1e9)}`;
  const headers = {"X-Correlation-Id": id, ...call.headers};
  if (call.body) {
    headers["Content-Type"] = "application/json";
  }
  const began = performance.now();
  try {
    const response = await fetch(pathOf(call, style), {method: call.method, headers, body: call.body && JSON.stringify(call.body)});
    const text = await response.text();
    const took = performance.now() - began;
    return {id, status: response.status, text, took, recorded: await recorded(id)};
  }
  catch (error) {
    return {id, status: 0, text: `The sample cannot be reached: ${error.message}`, took: performance.now() - began, recorded: null};
  }
}

/** The recording of a request, which may end a moment after its response. */
async function recorded(id) {
  for (let tries = 0; tries < 40; tries++) {
    const recording = await json(`page/requests/${id}`).catch(() => null);
    if (recording?.complete || tries === 39) {
      return recording;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function showResult(system, call, style, all) {
  const last = all[all.length - 1];
  const good = last.status >= 200 && last.status < 300;
  const time = all.length > 1 && last.recorded ? last.recorded.micros : last.took * 1000; // the browser queues many
  const attempts = last.recorded?.calls.reduce((sum, made) => sum + made.attempts.length, 0) ?? 0;
  fill(resultPanel,
    el("div", {class: "row"},
      el("h3", {}, call.title),
      el("span", {class: `pill ${style}`}, style)),
    el("dl", {class: "figures-big", role: "status"},
      figure("Status", String(last.status || "none"), good ? "good" : "bad", "status"),
      figure("Time", milliseconds(time), "", "time"),
      figure("Calls", String(last.recorded?.calls.length ?? "?"), "", "calls"),
      figure("Attempts", String(attempts), attempts > (last.recorded?.calls.length ?? 0) ? "warn" : "", "attempts")),
    all.length > 1 ? tally(all) : null,
    el("h4", {}, "Waterfall"),
    last.recorded ? waterfall(last.recorded) : el("p", {class: "hint"}, "Not recorded."),
    el("h4", {}, "Response"),
    el("div", {class: "snippet"}, el("pre", {class: "body", tabindex: "0", "aria-label": "Body of the response"}, pretty(last.text))),
    snippet("curl", curl(call, style)),
    snippet("Java", java(call, style)));
  resultPanel.dataset.request = last.id;
  resultPanel.dataset.shown = `${system.id}/${call.id}/${style}`;
  const top = resultPanel.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight / 2) {
    resultPanel.scrollIntoView();
  }
}

function figure(name, value, kind, key) {
  return el("div", {}, el("dt", {}, name), el("dd", {class: kind, "data-figure": key}, value));
}

/** How often each status came. */
function tally(all) {
  const counts = new Map();
  all.forEach((one) => counts.set(one.status, (counts.get(one.status) ?? 0) + 1));
  return el("div", {class: "row"},
    el("ul", {class: "tally", "aria-label": `Statuses of ${all.length} requests`}, [...counts].sort()
      .map(([status, count]) => el("li", {class: status < 300 ? "good" : "bad"}, `${count} × ${status}`))),
    el("span", {class: "hint"}, "Shown is the last of them."));
}

function snippet(name, text) {
  return el("div", {class: "snippet"},
    el("div", {class: "row"}, el("h4", {}, name), copyButton(() => text, `Copy the ${name} snippet`)),
    el("pre", {tabindex: "0", "aria-label": name, "data-snippet": name.toLowerCase()}, text));
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)/g;

/** JSON with colours, anything else as it is. */
function pretty(text) {
  let source;
  try {
    source = JSON.stringify(JSON.parse(text), null, 2);
  }
  catch {
    return [text || "(no body)"];
  }
  const parts = [];
  let at = 0;
  for (const token of source.matchAll(TOKEN)) {
    const kind = token[2] ? "key" : token[1] ? "string" : token[3] ? "number" : "word";
    const words = token[1] ?? token[0];
    parts.push(source.slice(at, token.index), el("span", {class: kind}, words));
    at = token.index + words.length;
  }
  parts.push(source.slice(at));
  return parts;
}
