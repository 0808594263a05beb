/** Buttons that make a picture smaller and larger, and the mouse that drags it. They are made here: they need a script. */
export const zoomScript = `
const smallest = 0.1;
const largest = 3;

for (const picture of document.querySelectorAll(".picture")) {
  const svg = picture.querySelector("svg");
  const width = svg.viewBox.baseVal.width;
  const height = svg.viewBox.baseVal.height;
  let zoom = 1;

  const set = (wanted) => {
    const before = zoom;
    zoom = Math.min(largest, Math.max(smallest, wanted));
    const middle = { x: picture.scrollLeft + picture.clientWidth / 2, y: picture.scrollTop + picture.clientHeight / 2 };
    svg.setAttribute("width", width * zoom);
    svg.setAttribute("height", height * zoom);
    picture.scrollLeft = middle.x * zoom / before - picture.clientWidth / 2;
    picture.scrollTop = middle.y * zoom / before - picture.clientHeight / 2;
    size.textContent = Math.round(zoom * 100) + "%";
  };
  const button = (label, text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label + ": " + picture.getAttribute("aria-label"));
    made.addEventListener("click", action);
    return made;
  };
  const fitting = () => Math.min(picture.clientWidth / width, 1);
  const whole = () => Math.min(fitting(), picture.clientHeight / height);
  const size = button("Full size", "100%", () => set(1));
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(
    button("Smaller", "−", () => set(zoom / 1.25)),
    size,
    button("Larger", "+", () => set(zoom * 1.25)),
    button("Fit the width", "Width", () => set(fitting())),
    button("Show all", "All", () => set(whole())),
  );
  picture.before(tools);
  set(Math.max(0.7, fitting()));
  picture.scrollTo(0, 0);

  let held;
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || !svg.contains(event.target)) return;
    if (event.target.closest(".box")) return;
    held = { x: event.clientX + picture.scrollLeft, y: event.clientY + picture.scrollTop };
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (held) picture.scrollTo(held.x - event.clientX, held.y - event.clientY);
  });
  for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, () => { held = undefined; });
}
`;
