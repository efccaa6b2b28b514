const AT_ONCE = 4;
const PATHS = ["blocking/arya/cats", "reactive/arya/cats"];

const button = document.getElementById("load");
const report = document.getElementById("load-report");

let running = false;
let succeeded = 0;
let failed = 0;

/** Calls the API of cats by both twins until it is stopped, to see settings change under load. */
export async function load() {
  button.addEventListener("click", () => {
    running = !running;
    button.setAttribute("aria-pressed", String(running));
    button.textContent = running ? "Stop calling arya" : "Keep calling arya";
    if (running) {
      [succeeded, failed] = [0, 0];
      for (let caller = 0; caller < AT_ONCE; caller++) {
        call(PATHS[caller % PATHS.length]);
      }
      tell();
    }
  });
}

async function call(path) {
  while (running) {
    const ok = await fetch(path).then((response) => response.ok, () => false);
    ok ? succeeded++ : failed++;
  }
}

async function tell() {
  for (let before = 0; running; before = succeeded + failed) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    report.textContent = `${succeeded + failed - before} calls a second, ${failed} failed`;
  }
}
