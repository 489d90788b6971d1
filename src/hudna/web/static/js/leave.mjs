// Whoever signs out leaves nothing half written behind.

import { forgetAll } from "./drafts.mjs";

document.querySelector("[data-leave]")?.addEventListener("submit", forgetAll);
