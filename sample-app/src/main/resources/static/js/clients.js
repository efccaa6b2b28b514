import {el, json} from "./dom.js";

const EVERY = 1000;
const REMEMBERED = 60;

const cards = document.getElementById("client-cards");
const dialog = document.getElementById("settings");
const history = new Map();

/** Shows the clients as they are, once a second while somebody looks. */
export async function clients() {
  for (;;) {
    if (!document.hidden) {
      try {
        show(await json("page/clients"));
        cards.classList.remove("stale");
      }
      catch {
        cards.classList.add("stale");
      }
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

/** Cards stay and their content changes, so that a button keeps its focus. */
function show(all) {
  for (const client of all) {
    let card = document.getElementById(`client-${client.name}`);
    if (!card) {
      card = el("article", {class: "card client", id: `client-${client.name}`},
        el("div", {class: "row"}, el("h3", {}, client.name),
          el("button", {type: "button", class: "quiet", "data-settings": client.name, onclick: () => showSettings(client.name)}, "Settings")),
        el("div", {class: "live"}));
      cards.append(card);
    }
    card.querySelector(".live").replaceChildren(...live(client));
  }
}

function live(client) {
  const pool = client.pools.reduce((sum, one) => ({active: sum.active + one.active, idle: sum.idle + one.idle,
    pending: sum.pending + one.pending, max: sum.max + one.maxConnections}), {active: 0, idle: 0, pending: 0, max: 0});
  const {concurrency, rateLimit, circuitBreaker} = client.limits;
  return [
    el("div", {class: "flight"}, el("div", {}, el("span", {class: "big"}, String(client.inFlight)), " in flight"),
      sparkline(client.name, client.inFlight)),
    poolBar(pool),
    el("dl", {class: "limits"},
      limit("Circuit", circuitBreaker?.state, {closed: "good", open: "bad", "half-open": "warn"}[circuitBreaker?.state]),
      limit("Rate limit", rateLimit && `${Number(client.permitsPerSecond?.toFixed(1))}/s, ${rateLimit.waiting} waiting`,
        rateLimit?.waiting ? "warn" : ""),
      limit("Concurrency", concurrency && `${concurrency.inUse} of ${concurrency.maxCalls}, ${concurrency.waiting} waiting`,
        concurrency?.waiting ? "warn" : "")),
    outcomes(client.calls),
    el("p", {class: "hint generation"}, `Generation ${client.generation.number} by ${client.generation.source}, ${client.baseUrl}`),
  ];
}

function limit(name, value, kind) {
  return el("div", {}, el("dt", {}, name), el("dd", {class: value ? kind : "off"}, value ?? "off"));
}

function poolBar(pool) {
  const words = pool.max === 0 ? "no connection yet"
    : `${pool.active} active, ${pool.idle} idle, ${pool.pending} pending, of ${pool.max}`;
  const bar = el("div", {class: "pool", role: "img", "aria-label": `Pool: ${words}`});
  for (const kind of ["active", "idle"]) {
    const part = el("span", {class: kind});
    part.style.width = pool.max === 0 ? "0" : `${100 * pool[kind] / pool.max}%`;
    bar.append(part);
  }
  return el("div", {}, el("div", {class: "row small"}, el("span", {}, "Pool"), el("span", {"aria-hidden": "true"}, words)), bar);
}

function outcomes(calls) {
  const counts = Object.entries(calls.outcomes);
  return el("ul", {class: "tally", "aria-label": "Calls so far"}, counts.length === 0 ? el("li", {}, "no calls yet")
    : counts.map(([outcome, count]) => el("li", {class: outcome === "SUCCESS" ? "good" : "bad"},
      `${count} ${outcome.toLowerCase().replace("_", " ")}`)));
}

function sparkline(name, value) {
  const values = history.get(name) ?? [];
  values.push(value);
  values.splice(0, values.length - REMEMBERED);
  history.set(name, values);
  const most = Math.max(4, ...values);
  const points = values.map((one, index) => `${index + REMEMBERED - values.length},${27 - 24 * one / most}`);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${REMEMBERED} 30`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg.namespaceURI, "polyline");
  line.setAttribute("points", points.join(" "));
  svg.append(line);
  return svg;
}

/** All settings of a client, each with where it comes from. */
async function showSettings(name) {
  const client = await json(`actuator/apiclients/${name}`);
  const rows = el("tbody");
  const fill = (defaults) => rows.replaceChildren(...Object.entries(client.settings)
    .filter(([, setting]) => defaults || setting.source !== "default")
    .map(([key, setting]) => el("tr", {},
      el("th", {scope: "row"}, el("code", {}, key)),
      el("td", {}, el("code", {}, text(setting.value))),
      el("td", {}, el("span", {class: `pill ${setting.source}`}, setting.source),
        setting.origin || setting.propertySource ? el("div", {class: "hint"}, place(setting)) : null))));
  fill(false);
  dialog.replaceChildren(
    el("div", {class: "row"},
      el("h2", {id: "settings-title"}, `Settings of ${name}`),
      el("button", {type: "button", onclick: () => dialog.close()}, "Close")),
    el("p", {class: "hint"}, `Base URL ${client.baseUrl ?? "not set"}. Secrets are masked.`),
    el("label", {}, el("input", {type: "checkbox", onchange: (event) => fill(event.target.checked)}), " Show Tandem's defaults too"),
    el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Settings"}, el("table", {},
      el("thead", {}, el("tr", {}, ["Setting", "Value", "Set by"].map((head) => el("th", {scope: "col"}, head)))), rows)));
  dialog.showModal();
}

function text(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function place(setting) {
  return [setting.property, setting.origin ?? setting.propertySource].filter(Boolean).join(" — ");
}
