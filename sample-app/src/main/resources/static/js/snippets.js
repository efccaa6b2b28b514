/** The path of a call in one of the two styles. */
export function pathOf(call, style) {
  return `/${style}${call.path}`;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The command that makes the same call. */
export function curl(call, style) {
  const parts = ["curl -i"];
  if (call.method !== "GET" && !call.body) {
    parts.push(`-X ${call.method}`);
  }
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (call.body) {
    parts.push(`-H ${quoted("Content-Type: application/json")}`, `-d ${quoted(JSON.stringify(call.body))}`);
  }
  parts.push(quoted(location.origin + pathOf(call, style)));
  return parts.join(" \\\n  ");
}

/**
 * The bean to inject and what to call on it. The blocking twin has the name of the definition after "Blocking"; a
 * generic client is both.
 */
export function java(call, style) {
  const bean = style === "blocking" && !call.generic ? `Blocking${call.bean}` : call.bean;
  return [`@Autowired ${bean};`, "", ...call[style]].join("\n");
}
