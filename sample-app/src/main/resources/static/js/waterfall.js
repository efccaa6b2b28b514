import {el, milliseconds} from "./dom.js";

const PARTS = {
  wait: "waits for limits and the key",
  connect: "waits for a connection",
  attempt: "attempt, to the head of its response",
  delay: "delay before a retry",
  body: "reads the body",
};

/** What a call was busy with, as parts that follow each other without gaps. */
function partsOf(call, end) {
  const parts = [];
  let at = call.start;
  const add = (kind, until, attempt) => {
    if (until > at) {
      parts.push({kind, start: at, end: until, attempt});
    }
    at = Math.max(at, until);
  };
  call.attempts.forEach((attempt, index) => {
    add(index === 0 ? "wait" : "delay", attempt.start);
    add("connect", attempt.connected ?? attempt.start, index + 1);
    add("attempt", attempt.end ?? end, index + 1);
  });
  add(call.attempts.length === 0 ? "wait" : "body", call.end ?? end);
  return parts;
}

function bar(part, total) {
  const words = `${part.attempt ? `${part.attempt}: ` : ""}${PARTS[part.kind]}, ${milliseconds(part.end - part.start)}`;
  const element = el("span", {class: `part ${part.kind}`, title: words});
  element.style.left = `${100 * part.start / total}%`;
  element.style.width = `${100 * (part.end - part.start) / total}%`;
  return element;
}

/** Attempts and the delays between them, in words. */
function story(call, parts) {
  if (call.attempts.length === 0) {
    return "not sent";
  }
  const delays = parts.filter((part) => part.kind === "delay").map((part) => milliseconds(part.end - part.start));
  const attempts = call.attempts.map((attempt) => attempt.tags.exception === "none" ? attempt.tags.status : attempt.tags.exception ?? "…");
  return `${attempts.length} attempts: ${attempts.map((attempt, index) => index === 0 ? attempt : `${delays[index - 1]} later ${attempt}`).join(", ")}`;
}

function line(call, total) {
  const tags = call.tags;
  const good = tags.outcome === "SUCCESS";
  const parts = partsOf(call, total);
  const [type, method] = (tags["api.operation"] ?? "running").split("#");
  return el("li", {class: "line"},
    el("div", {class: "name"},
      el("span", {class: "operation"}, el("span", {class: "type"}, `${type}#`), method ?? ""),
      el("span", {class: `verdict ${good ? "good" : "bad"}`}, good ? tags.status : tags.outcome ?? "running")),
    el("div", {class: "track", "aria-hidden": "true"}, parts.map((part) => bar(part, total))),
    el("div", {class: "figures"},
      el("span", {}, milliseconds((call.end ?? total) - call.start)),
      call.attempts.length === 1 ? null : el("span", {}, story(call, parts))),
    el("p", {class: "visually-hidden"}, parts.map((part) => `${PARTS[part.kind]}: ${milliseconds(part.end - part.start)}. `)));
}

/** Shows a recorded request as bars over time. */
export function waterfall(request) {
  if (request.calls.length === 0) {
    return el("p", {class: "hint"}, "No call was made: the request was refused before.");
  }
  const total = Math.max(1, request.micros, ...request.calls.map((call) => call.end ?? 0));
  const used = new Set(request.calls.flatMap((call) => partsOf(call, total)).map((part) => part.kind));
  return el("div", {class: "waterfall"},
    el("ol", {}, request.calls.map((call) => line(call, total))),
    el("div", {class: "axis", "aria-hidden": "true"},
      [0, 0.25, 0.5, 0.75, 1].map((share) => el("span", {}, share === 0 ? "0" : milliseconds(total * share)))),
    el("ul", {class: "legend", "aria-label": "Colours"},
      Object.entries(PARTS).filter(([kind]) => used.has(kind))
        .map(([kind, words]) => el("li", {}, el("span", {class: `part ${kind}`, "aria-hidden": "true"}), words))));
}
