// What every page does beside htmx.
(() => {
  "use strict";

  const confirmed = (form, button) => {
    const question = button?.dataset.confirm ?? form.dataset.confirm;
    return !question || window.confirm(question);
  };

  // a form that asks first, and no form is sent twice by two clicks
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent || !confirmed(form, event.submitter)) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && (!form.hasAttribute("hx-post") || form.matches("[data-draft]"))) {
      form.dataset.sent = "yes";
    }
  });

  // coming back to a page that the browser has kept
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  document.addEventListener("change", ({ target }) => target.closest("form[data-apply-on-change]")?.requestSubmit());
})();

// what went wrong stands beside what was done, comes into view, and goes away once it is over
(() => {
  "use strict";

  const problems = new Map();

  const isPolling = (elt) => elt.matches("[hx-trigger*=every], [hx-trigger*='from:body']");

  // beside the control that was used, or else its form; what a page asks for by itself concerns the whole page
  const slotFor = ({ elt, requestConfig }) => {
    const used = requestConfig?.triggeringEvent?.submitter ?? requestConfig?.triggeringEvent?.target;
    const place = used instanceof Element && used !== elt && used.isConnected && used.matches("input, select, textarea, button") ? used : elt;
    const slot = document.createElement("div");
    slot.className = "problem";
    if (isPolling(elt) || !place.isConnected || place === document.body) {
      document.getElementById("notice").append(slot);
    } else {
      place.after(slot);
    }
    return slot;
  };

  const over = (elt) => {
    problems.get(elt)?.remove();
    problems.delete(elt);
  };

  const begin = (detail) => {
    over(detail.elt);
    const slot = slotFor(detail);
    problems.set(detail.elt, slot);
    return slot;
  };

  // whoever types on keeps the focus
  const show = (slot) => {
    slot.scrollIntoView({ block: "nearest" });
    if (!document.activeElement || document.activeElement === document.body || document.activeElement.matches("button")) {
      slot.tabIndex = -1;
      slot.focus({ preventScroll: true });
    }
  };

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.isError) {
      const slot = begin(detail);
      detail.target = slot;
      requestAnimationFrame(() => show(slot));
    }
  });

  const GONE = "Leadline does not respond, so nothing was saved. Check that it is running, then try again.";
  const GONE_FOR_NOW = "Leadline does not respond. This page updates itself when it does.";
  const GONE_WITH_DRAFT = "Leadline does not respond. Your changes are not saved yet: they stay in this tab, and are saved when it responds.";

  const isDraft = (elt) => elt.matches("form[data-draft]");

  const gone = ({ detail }) => {
    if (problems.get(detail.elt)?.dataset.gone) {
      return;
    }
    const slot = begin(detail);
    slot.dataset.gone = "yes";
    const text = document.createElement("p");
    text.className = "notice bad";
    text.setAttribute("role", "alert");
    text.textContent = isDraft(detail.elt) ? GONE_WITH_DRAFT : isPolling(detail.elt) ? GONE_FOR_NOW : GONE;
    if (isDraft(detail.elt)) {
      text.append(" ", retry(detail.elt));
    }
    slot.replaceChildren(text);
    show(slot);
  };

  const retry = (form) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small secondary";
    button.textContent = "Retry";
    button.addEventListener("click", () => form.dispatchEvent(new Event("change")));
    return button;
  };
  document.addEventListener("htmx:sendError", gone);
  document.addEventListener("htmx:timeout", gone);

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) {
      over(detail.elt);
    }
  });

  document.addEventListener("leadline:saved", ({ target }) => over(target));

  document.querySelectorAll("#notice .notice.bad").forEach(show);
})();

// a whole row of a list leads where its link leads
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr.leads");
    const isOwn = event.target.closest("a, button, input, select, label") || String(window.getSelection());
    if (row && !isOwn) {
      row.querySelector("a").click();
    }
  });
})();

// a slash leads to the search
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
});

// files that are dropped anywhere on the page are files that were chosen
(() => {
  "use strict";

  const form = document.querySelector("form.drop");
  if (!form) {
    return;
  }
  const hasFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  const over = (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      document.body.classList.add("over");
    }
  };
  document.addEventListener("dragover", over);
  document.addEventListener("dragenter", over);
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      document.body.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      document.body.classList.remove("over");
      form.querySelector("input[type=file]").files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
})();

// a button is not taken away while it is being pressed
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.matches("[data-live]:active")) {
    detail.shouldSwap = false;
  }
});

// what somebody has typed or chosen is never lost to an answer that comes later, nor to a script that does
(() => {
  "use strict";

  const CONTROLS = "select, textarea, input:not([type=hidden], [type=file], [type=password])";

  const isTicked = (control) => control.type === "checkbox" || control.type === "radio";

  const valueOf = (control) => (isTicked(control) && !control.checked ? null : control.value);

  const usual = (control) => {
    if (control.tagName === "SELECT") {
      const options = Array.from(control.options);
      return (options.find((option) => option.defaultSelected) ?? options[0])?.value;
    }
    return isTicked(control) ? (control.defaultChecked ? control.value : null) : control.defaultValue;
  };

  const takes = (control, value) => control.tagName !== "SELECT" || Array.from(control.options).some((option) => option.value === value);

  const give = (control, value) => {
    if (isTicked(control)) {
      control.checked = value !== null;
    } else if (takes(control, value)) {
      control.value = value;
    }
  };

  const say = (control, event = "change") => control.dispatchEvent(new Event(event, { bubbles: true }));

  const isBeingTyped = (control) => control === document.activeElement && control.matches("textarea, input:not([type=checkbox], [type=radio])");

  const sayInTime = (control) => {
    if (isBeingTyped(control)) {
      say(control, "input");
      control.addEventListener("blur", () => say(control), { once: true });
    } else {
      say(control);
    }
  };

  const sayWhatIsNew = (place) => {
    Array.from(place.querySelectorAll(CONTROLS))
      .filter((control) => valueOf(control) !== usual(control))
      .forEach(sayInTime);
  };

  const controls = (form) => Array.from(form.elements ?? []).filter((control) => control.matches(CONTROLS));

  const isChanged = (control) => valueOf(control) !== usual(control);

  // what stands unchanged on this page may have been changed on another
  const keepChangesOnly = (form, formData) => {
    controls(form)
      .filter((control) => !isChanged(control))
      .forEach((control) => formData.delete(control.name));
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt } = event.detail;
    if (elt.matches("form[data-draft]") && !controls(elt).some(isChanged)) {
      event.preventDefault();
    }
  });

  // of a form that is saved while it is filled in, also when it is sent by its button
  document.addEventListener("formdata", ({ target, formData }) => {
    if (target.matches("form[data-draft]")) {
      keepChangesOnly(target, formData);
      formData.set("changes-only", "yes");
    }
  });

  // what was saved is what the page shows from now on
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.elt.matches("form[data-draft]")) {
      controls(detail.elt)
        .filter((control) => detail.requestConfig.formData.has(control.name))
        .forEach((control) => setUsual(control, detail.requestConfig.formData.get(control.name)));
    }
  });

  const setUsual = (control, value) => {
    if (control.tagName === "SELECT") {
      Array.from(control.options).forEach((option) => (option.defaultSelected = option.value === value));
    } else if (isTicked(control)) {
      control.defaultChecked = control.value === value;
    } else {
      control.defaultValue = value;
    }
  };

  // Enter in a draft saves what is typed, and starts nothing
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("form[data-draft] input:not([type=checkbox])") && event.target.form?.matches("[data-draft]")) {
      event.preventDefault();
      say(event.target);
    }
  });

  const changedSince = new WeakMap();

  const sent = (control, formData) => (isTicked(control) || formData.has(control.name) ? formData.get(control.name) : usual(control));

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { elt, formData } = detail.requestConfig;
    const form = elt.form ?? elt.closest("form") ?? elt;
    const changed = controls(form).filter((control) => control.id && valueOf(control) !== sent(control, formData));
    changedSince.set(detail.xhr, new Map(changed.map((control) => [control.id, valueOf(control)])));
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    (changedSince.get(detail.xhr) ?? []).forEach((value, id) => {
      const control = document.getElementById(id);
      if (control) {
        give(control, value);
      }
    });
  });

  // what was typed at the last moment is saved while its page goes away
  const saveOnLeaving = (form) => {
    if (!form.dataset.sent && controls(form).some(isChanged)) {
      fetch(form.getAttribute("hx-post"), { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true });
    }
  };
  window.addEventListener("pagehide", () =>
    document.querySelectorAll("form[data-draft]").forEach((form) => {
      saveOnLeaving(form);
      if (!form.dataset.sent) {
        keepUnsaved("unsaved" in form.dataset);
      }
    }),
  );

  // a server that does not respond: what was typed stays in this tab, nothing can be started, and saving is tried again
  const TRY_AGAIN_MS = 3000;
  const unsavedForms = new Set();

  const holdBack = (form) => {
    const state = document.getElementById("state");
    if (state) {
      state.dataset.was ??= state.textContent;
      state.textContent = "Not saved yet.";
    }
    document.querySelectorAll("#decide button:not([form=delete-draft]), #decide [type=submit]:not([form=delete-draft])").forEach((button) => {
      if (!button.disabled) {
        button.disabled = true;
        button.dataset.heldBack = "yes";
      }
    });
    if (!unsavedForms.has(form)) {
      unsavedForms.add(form);
      window.setTimeout(() => tryAgain(form), TRY_AGAIN_MS);
    }
    keepUnsaved(true);
  };

  const tryAgain = (form) => {
    unsavedForms.delete(form);
    if (form.isConnected && controls(form).some(isChanged)) {
      form.dispatchEvent(new Event("change"));
    } else {
      isSavedAgain(form);
    }
  };

  // also where somebody has taken the change back
  const isSavedAgain = (form) => {
    unsavedForms.delete(form);
    delete form.dataset.unsaved;
    sessionStorage.removeItem(UNSAVED);
    form.dispatchEvent(new CustomEvent("leadline:saved", { bubbles: true }));
    const state = document.getElementById("state");
    if (state?.dataset.was) {
      state.textContent = state.dataset.was;
      delete state.dataset.was;
    }
    document.querySelectorAll("[data-held-back]").forEach((button) => {
      button.disabled = false;
      delete button.dataset.heldBack;
    });
  };

  const notSaved = ({ detail }) => {
    if (detail.elt.matches("form[data-draft]")) {
      detail.elt.dataset.unsaved = "yes";
      holdBack(detail.elt);
    }
  };
  document.addEventListener("htmx:sendError", notSaved);
  document.addEventListener("htmx:timeout", notSaved);
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.elt.matches("form[data-draft][data-unsaved]")) {
      isSavedAgain(detail.elt);
    }
  });
  window.addEventListener("online", () => unsavedForms.forEach(tryAgain));

  // a session that has ended: what was typed stays in this tab until its page is back
  const UNSAVED = "leadline-unsaved";
  const person = () => document.body.dataset.person ?? "";

  // whose form was sent last, until another page is shown: a log-in leads back there where the session had ended
  const FROM = "leadline-from";

  // a page still keeps what was typed while it goes away, so everything is deleted on the page after it
  const LOGGED_OUT = "leadline-logged-out";
  let isLoggingOut = false;

  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (defaultPrevented || target.method !== "post" || window.location.pathname === "/login") {
      return;
    }
    if (new URL(target.action).pathname === "/logout") {
      sessionStorage.setItem(LOGGED_OUT, "yes");
      isLoggingOut = true;
    } else {
      sessionStorage.setItem(FROM, window.location.pathname + window.location.search);
    }
  });

  // an answer that finds the session ended would lead to the log-in page with the address of this page
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (isLoggingOut) {
      event.preventDefault();
    }
  });

  const leaveNothingBehind = () => {
    isLoggingOut = false;
    if (sessionStorage.getItem(LOGGED_OUT) !== null && window.location.pathname === "/login") {
      // htmx keeps the last address there, which can name a lead
      sessionStorage.clear();
    }
    sessionStorage.removeItem(LOGGED_OUT);
    if (window.location.pathname !== "/login" && NAME in allKept()) {
      const { [NAME]: _, ...others } = allKept();
      sessionStorage.setItem(KEPT, JSON.stringify(others));
    }
  };

  const leadBack = () => {
    const to = document.querySelector("#login [name=to]");
    if (to && new URLSearchParams(window.location.search).get("problem") === "ended") {
      to.value = sessionStorage.getItem(FROM) ?? to.value;
    }
    if (!to) {
      sessionStorage.removeItem(FROM);
    }
  };

  // as long as a reload takes, what was saved at the last moment may not be in the page yet
  const MOMENT_MS = 5000;

  const version = () => document.querySelector("form[data-draft]")?.elements.version?.value;

  // what is only perhaps unsaved counts on the same version of the draft alone, so that it replaces nothing that came later
  const keepUnsaved = (isCertain) => {
    const changed = Array.from(document.querySelectorAll(CONTROLS)).filter((control) => control.id && (isChanged(control) || control.form?.matches("[data-keep][data-unsaved]")));
    if (changed.length > 0) {
      const values = Object.fromEntries(changed.map((control) => [control.id, valueOf(control)]));
      sessionStorage.setItem(UNSAVED, JSON.stringify({ page: window.location.href, person: person(), values, version: isCertain ? undefined : version(), at: Date.now() }));
    }
  };

  const giveUnsaved = () => {
    const unsaved = JSON.parse(sessionStorage.getItem(UNSAVED) ?? "null");
    if (unsaved === null || window.location.pathname === "/login") {
      return;
    }
    sessionStorage.removeItem(UNSAVED);
    const isCurrent = unsaved.version === undefined || unsaved.version === version() || Date.now() - unsaved.at < MOMENT_MS;
    if (unsaved.page === window.location.href && unsaved.person === person() && isCurrent) {
      Object.entries(unsaved.values).forEach(([id, value]) => {
        const control = document.getElementById(id);
        // a form that leads back to its own page
        if (control && !control.form?.matches("[data-saved]")) {
          give(control, value);
        }
      });
    }
  };

  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    if (detail.xhr.status === 401) {
      keepUnsaved(true);
    }
  });
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.matches("form[data-draft], form[data-keep]:not([data-keep-always])")) {
      keepUnsaved(true);
    }
  });

  // a form that no draft keeps: what was typed stays in this tab until it is saved or discarded. A filter belongs to its whole address
  const KEPT = "leadline-kept";
  // of the form of the log-in page
  const NAME = "/login#login";
  const allKept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  const keyOf = (form) => `${window.location.pathname}${form.method === "get" ? window.location.search : ""}#${form.getAttribute("id")}`;
  const setKept = (form, kept) => {
    const all = allKept();
    all[keyOf(form)] = kept;
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))));
  };
  const keptForms = (place) => Array.from(place.querySelectorAll("form[data-keep]"));

  const keepForm = (form) => {
    const isAll = "unsaved" in form.dataset || "swapped" in form.dataset;
    const typed = controls(form).filter((control) => control.id && (isAll || isChanged(control)));
    if (!form.dataset.sent) {
      const values = Object.fromEntries(typed.map((control) => [control.id, valueOf(control)]));
      setKept(form, typed.length === 0 ? null : { person: person(), version: form.elements.version?.value, values });
    }
  };

  // the server has put what was typed in a part of a form, so its usual values tell nothing
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const form = detail.target.closest("form[data-keep]");
    if (form && detail.target.querySelector(CONTROLS)) {
      form.dataset.swapped = "yes";
    }
  });

  const numbered = (text, number) => text.replace(/\d+$/, number);

  // rows that somebody added are not in the page as it was asked for
  const addRow = (rows) => {
    const row = rows.at(-1).cloneNode(true);
    row.querySelectorAll(CONTROLS).forEach((control) => {
      control.id = numbered(control.id, rows.length);
      control.setAttribute("aria-label", numbered(control.getAttribute("aria-label"), rows.length + 1));
      control.value = "";
    });
    rows.at(-1).after(row);
    return row;
  };

  const idsInRow = (row, number) => Array.from(row.querySelectorAll(CONTROLS), (control) => numbered(control.id, number));

  const addRows = (form, values) => {
    const rows = Array.from(form.querySelectorAll("[data-row]"));
    while (rows.length > 0 && idsInRow(rows[0], rows.length).some((id) => id in values)) {
      rows.push(addRow(rows));
    }
  };

  // a choice of another target is not among the options before the target is chosen again
  const offer = (control, value) => {
    if (control.tagName === "SELECT" && control.closest("[data-row]") && !takes(control, value)) {
      control.add(new Option(value, value));
    }
  };

  const givenOnThisPage = new Set();

  const giveKept = (form) => {
    const key = keyOf(form);
    const kept = allKept()[key];
    if (givenOnThisPage.has(key) || kept?.person !== person() || "unsaved" in form.dataset) {
      return;
    }
    givenOnThisPage.add(key);
    addRows(form, kept.values);
    Object.entries(kept.values).forEach(([id, value]) => {
      const control = document.getElementById(id);
      if (control) {
        offer(control, value);
        give(control, value);
        control.closest("details")?.setAttribute("open", "");
      }
    });
    if ("keepAlways" in form.dataset) {
      form.querySelector("input[type=password]").focus();
    }
    if (isFilledByServer(form)) {
      form.dataset.swapped = "yes";
    }
    // what somebody else saved meanwhile is a conflict
    if (kept.version) {
      form.elements.version.value = kept.version;
    }
    const notice = document.getElementById(form.dataset.keep);
    if (notice) {
      notice.hidden = false;
    }
  };

  const isFilledByServer = (form) => form.querySelector("[data-row]") !== null;

  const forgetKept = (form) => {
    form.dataset.sent = "discarded";
    setKept(form, null);
  };

  window.addEventListener("pagehide", () => keptForms(document).forEach(keepForm));
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.matches("form[data-keep]")) {
      // after a wrong password, the name stays
      if ("keepAlways" in target.dataset) {
        delete target.dataset.sent;
        keepForm(target);
      } else {
        forgetKept(target);
      }
    }
  });
  document.addEventListener("click", ({ target }) => {
    const discard = target.closest("[data-discard]");
    if (discard) {
      keptForms(document)
        .filter((form) => ["", form.getAttribute("id")].includes(discard.dataset.discard))
        .forEach(forgetKept);
      if (discard.tagName === "BUTTON") {
        window.location.reload();
      }
    }
  });

  // an answer that asks or refuses has saved nothing
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const sender = detail.requestConfig?.elt;
    const form = sender?.form ?? sender;
    if (form?.matches("form[data-keep][hx-post]") && !detail.target.querySelector(".warn, .bad")) {
      controls(form).forEach((control) => setUsual(control, valueOf(control)));
    }
  });

  document.addEventListener("htmx:afterSettle", ({ target }) => {
    keptForms(target).forEach(giveKept);
    sayWhatIsNew(target);
  });
  window.addEventListener("pageshow", () => {
    givenOnThisPage.clear();
    leaveNothingBehind();
    leadBack();
    giveUnsaved();
    keptForms(document).forEach(giveKept);
    sayWhatIsNew(document);
  });
})();

// what was opened stays open when its part of the page is replaced, and whoever types there types on
(() => {
  "use strict";

  const open = new Map();
  let focused = null;

  const placeInText = (control) => (control.matches?.("input[type=text], input[type=search], textarea") ? [control.selectionStart, control.selectionEnd] : null);

  // htmx focuses it before its part is opened again, which does not work
  const focusAgain = () => {
    const control = document.getElementById(focused.id);
    if (control && document.activeElement === document.body) {
      control.focus({ preventScroll: true });
      if (focused.place) {
        control.setSelectionRange(...focused.place);
      }
    }
  };

  document.addEventListener("htmx:beforeSwap", () => {
    const control = document.activeElement;
    focused = control?.id ? { id: control.id, place: placeInText(control) } : null;
    document.querySelectorAll("details[id]").forEach((part) => open.set(part.id, part.open));
  });
  document.addEventListener("htmx:afterSwap", () => {
    open.forEach((isOpen, id) => document.getElementById(id)?.toggleAttribute("open", isOpen));
    if (focused) {
      focusAgain();
    }
  });
})();
