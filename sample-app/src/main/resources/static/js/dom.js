/**
 * Makes an element. Properties that begin with "on" are listeners, "class" and "data-…" and "aria-…" are attributes.
 * Children that are text become text nodes: nothing that a server sends is read as HTML.
 */
export function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    }
    else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts children in place of those that are there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** A button that copies a text, and says so. */
export function copyButton(text, label) {
  const button = el("button", {type: "button", class: "quiet copy", "aria-label": label}, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    }
    catch {
      button.textContent = "Press Ctrl+C";
      getSelection().selectAllChildren(button.closest(".snippet").querySelector("pre"));
    }
    setTimeout(() => button.textContent = "Copy", 2000);
  });
  return button;
}

/** A response of the sample: what it says, or why it was refused. */
export async function json(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(body?.detail ?? `${response.status} from ${path}`);
  }
  return body;
}

export function put(path, value) {
  return json(path, {method: "PUT", headers: {"Content-Type": "application/json"}, body: JSON.stringify(value)});
}

export function milliseconds(micros) {
  const value = micros / 1000;
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ms`;
}
