// The last calls of a part of the page: Streamlit cleans up none that a newer one replaced in time, and runs one that was
// replaced too early after the newer one, to clean it up at once. What counts is the newest call that was not cleaned up.
const KEPT = 4;
const turns = new WeakMap();

function takeTurn(parent, draw, stop) {
  const calls = turns.get(parent) ?? [];
  turns.set(parent, calls);
  calls.push(draw);
  if (calls.length > KEPT) calls.shift();
  draw();
  return () => {
    const wasLast = calls.at(-1) === draw;
    if (calls.includes(draw)) calls.splice(calls.indexOf(draw), 1);
    if (!wasLast) return;
    if (calls.length && parent.isConnected) return calls.at(-1)();
    turns.delete(parent);
    stop();
  };
}
